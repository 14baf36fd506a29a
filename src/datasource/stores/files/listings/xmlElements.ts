// Just enough XML for lists: elements of one name, one after another. Each character is looked at a bounded number of times, whatever
// a server sends.
import { unescapeXml } from '../../../../engine/formats/svg/xmlText';

export interface XmlElement {
  /** The text of its start tag behind the name. */
  readonly attributes: string;
  /** What stands between its tags, as it is written. */
  readonly content: string;
}

/** All elements called `name`, in their order; not for elements that contain others of their own name. What is never closed ends it. */
export function* xmlElements(xml: string, name: string): Generator<XmlElement> {
  const [start, end] = [`<${name}`, `</${name}>`];
  let at = 0;
  for (;;) {
    const from = xml.indexOf(start, at);
    const tagEnd = from === -1 ? -1 : xml.indexOf('>', from + start.length);
    if (tagEnd === -1) {
      return;
    }
    const attributes = xml.slice(from + start.length, tagEnd);
    at = tagEnd + 1;
    if (attributes !== '' && !/^[\s/]/.test(attributes)) {
      // Another element whose name begins in the same way.
      continue;
    }
    if (attributes.endsWith('/')) {
      yield { attributes: attributes.slice(0, -1), content: '' };
      continue;
    }
    const contentEnd = xml.indexOf(end, at);
    if (contentEnd === -1) {
      return;
    }
    yield { attributes, content: xml.slice(at, contentEnd) };
    at = contentEnd + end.length;
  }
}

/** The text of the first element called `name`; undefined where there is none. */
export function xmlText(xml: string, name: string): string | undefined {
  const first = xmlElements(xml, name).next();
  return first.done === true ? undefined : unescapeXml(first.value.content);
}

/** The value of an attribute; undefined where the start tag has none of that name. */
export function xmlAttribute({ attributes }: XmlElement, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : unescapeXml(value);
}
