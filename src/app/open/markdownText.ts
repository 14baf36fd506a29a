// Text from addresses and alerts for a Markdown panel: shown as it is written, never as links, headings or HTML.

const LONGEST = 120;

/** The text in one line with everything escaped that Markdown or HTML would take for its own. */
export function escapeMarkdown(text: string): string {
  return shortened(text).replace(/[\\`*_{}[\]()#+\-.!|<>&~:/@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
