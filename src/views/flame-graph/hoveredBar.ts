// Which bar the pointer is on, and where it is: kept outside of React's state, so that a mouse move renders a tooltip and no graph.
import { type ProfileModel } from '../profile/profileModel';
import { type Point } from './placeTooltip';

export class HoveredBar {
  private at: Point | undefined;
  private current = -1;
  private profile: ProfileModel | undefined;
  private readonly listeners = new Set<() => void>();

  /** In CSS pixels of the window; undefined while the pointer is elsewhere. */
  get pointer(): Point | undefined {
    return this.at;
  }

  movePointer(at: Point | undefined): void {
    this.at = at;
  }

  /** The bar under the pointer, -1 for none. */
  readonly node = (): number => this.current;

  /** The same where it is a bar of this profile: that of the one before has other nodes. */
  nodeIn(profile: ProfileModel): number {
    return this.profile === profile ? this.current : -1;
  }

  /** `listener` hears of every move over a bar, of the same one too; returns how to stop that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(node: number, profile: ProfileModel): void {
    this.current = node;
    this.profile = profile;
    this.listeners.forEach((listener) => listener());
  }
}
