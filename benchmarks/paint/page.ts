// What every page of the paint benchmark offers to the runner. Bundled once per contender, which `contender` stands for.
import { type Mounted, mount, openPage, prepare } from 'contender';
import { afterPaint } from './afterPaint';
import { treeOf, type Workload } from './workload';

declare global {
  interface Window {
    /** Makes the tree and its frame and keeps them; nothing of it is measured. */
    prepare(workload: Workload): Promise<void>;
    /** Mounts what was prepared; resolves after the first paint. */
    mount(): Promise<void>;
    /** Shows the data of the next refresh; resolves after it was painted. */
    refresh(): Promise<void>;
    /** Shows chains of single callees as one bar, or as single bars where they are one already. */
    collapse(): Promise<void>;
    /** Resolves when everything that was asked for has been painted. */
    settle(): Promise<void>;
  }
}

const element = document.createElement('div');
element.style.cssText = 'width:1280px;height:800px;overflow:hidden';
document.body.append(element);

let frames: unknown[] = [];
let shown: Workload['shown'] = 'graph';
let mounted: Mounted | undefined;

window.prepare = async (workload) => {
  await openPage();
  frames = [prepare(treeOf(workload)), prepare(treeOf(workload, 2))];
  ({ shown } = workload);
};

window.mount = async () => {
  mounted = await mount(element, frames[0], shown);
};

window.refresh = async () => mounted?.refresh(frames[1]);
window.collapse = async () => mounted?.collapse();

window.settle = async () => {
  await afterPaint();
  await afterPaint();
};
