// What every page of the paint benchmark offers to the runner. Bundled once per contender, which `contender` stands for.
import { mount, prepare } from 'contender';
import { generateTree } from '../../src/engine/tree/generateTree.testHelper';

declare global {
  interface Window {
    /** Makes the tree and its frame, mounts it, and gives the milliseconds from the frame in hand to the first paint. */
    firstPaint(nodes: number): Promise<number>;
  }
}

window.firstPaint = async (nodes) => {
  const frame = prepare(generateTree({ nodes }));
  const element = document.createElement('div');
  element.style.cssText = 'width:1280px;height:800px';
  document.body.append(element);
  const start = performance.now();
  await mount(element, frame);
  return performance.now() - start;
};
