// Where the views of a profile are scrolled to, by path and name. Scrolling changes no state, so that it costs no render: a link that is
// copied asks the views, and a view that appears is told once what the followed link has for it.
import { type FunctionPath, type PathStep } from './functionPath';

/** What stands at the top of the views; absent where nothing is scrolled. */
export interface ScrolledTo {
  /** The call whose row is the first in view, counted from the root. */
  readonly graph?: FunctionPath;
  /** The function of the table's first row in view. */
  readonly table?: PathStep;
}

/** The place of one view; `T` names what stands at its top. */
export class ScrollPlace<T> {
  private linked: T | undefined;
  private ask: (() => T | undefined) | undefined;

  constructor(linked?: T) {
    this.linked = linked;
  }

  /** Where a link wants the view to begin; undefined without one, and for everybody but the first who asks. */
  takeLinked(): T | undefined {
    const { linked } = this;
    this.linked = undefined;
    return linked;
  }

  /** From now on `ask` says where the view is, until the function is called that is returned. */
  follow(ask: () => T | undefined): () => void {
    this.ask = ask;
    return () => {
      if (this.ask === ask) {
        this.ask = undefined;
      }
    };
  }

  /** Undefined where nothing is scrolled. A view that has not appeared yet is where its link says. */
  now(): T | undefined {
    return this.ask?.() ?? this.linked;
  }
}

export interface ScrollPlaces {
  readonly graph: ScrollPlace<FunctionPath>;
  readonly table: ScrollPlace<PathStep>;
}

export function scrollPlaces({ graph, table }: ScrolledTo): ScrollPlaces {
  return { graph: new ScrollPlace(graph), table: new ScrollPlace(table) };
}

export function scrolledNow({ graph, table }: ScrollPlaces): ScrolledTo {
  return { graph: graph.now(), table: table.now() };
}
