// The open call nodes of a call tree that is shown: opened by the viewer, by a match that has to be seen, and kept across refreshes.
import { useState } from 'react';
import { callersOf } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { carryOver, firstOpen, type OpenNodes, openTo } from './openNodes';

interface Opened {
  readonly profile: ProfileModel;
  /** Names what the tree is of: another tree begins anew instead of being carried over. */
  readonly subject: string;
  readonly root: number;
  readonly revealed: number;
  readonly open: OpenNodes;
}

/** What a call tree shows. */
export interface TreeSubject {
  readonly profile: ProfileModel;
  /** The same text as long as the same tree is meant, whatever its values. */
  readonly subject: string;
  /** The call node in the first row. */
  readonly root: number;
  /** A call node that has to have a row, -1 for none. */
  readonly revealed: number;
}

/** The open nodes, and a way to set them. */
export function useOpenNodes(shown: TreeSubject): readonly [OpenNodes, (open: OpenNodes) => void] {
  const [opened, setOpened] = useState<Opened>();
  const next = openedFor(shown, opened);
  if (next !== opened) {
    setOpened(next);
  }
  return [next.open, (open) => setOpened({ ...next, open })];
}

/** Follows the subject: the same object when nothing has to change. */
function openedFor(shown: TreeSubject, before: Opened | undefined): Opened {
  const { profile, subject, root, revealed } = shown;
  const isSame = before !== undefined && before.profile === profile && before.subject === subject;
  if (isSame && before.root === root && before.revealed === revealed) {
    return before;
  }
  let open: OpenNodes;
  if (isSame) {
    open = before.open;
  } else if (before !== undefined && before.subject === subject) {
    open = carryOver(before.profile, before.open, profile);
  } else {
    open = firstOpen(profile, root);
  }
  if (!open.has(root)) {
    // A focus that was never opened is opened like a fresh tree.
    open = openTo(open, firstOpen(profile, root));
  }
  if (revealed !== -1 && !(isSame && before.revealed === revealed)) {
    open = openTo(open, callersOf(profile, revealed));
  }
  return { profile, subject, root, revealed, open };
}
