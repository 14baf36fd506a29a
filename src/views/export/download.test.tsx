import { download } from './download';

test('a link to the blob is followed once, and its memory is given back later', () => {
  jest.useFakeTimers();
  const followed: Array<readonly [string, string]> = [];
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: jest.fn() });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    followed.push([this.href, this.download]);
  });
  download(new Blob(['x']), 'api.csv');
  expect(followed).toEqual([['blob:x', 'api.csv']]);
  expect(document.querySelector('a')).toBeNull();
  expect(URL.revokeObjectURL).not.toHaveBeenCalled();
  jest.runAllTimers();
  expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:x');
  jest.useRealTimers();
});
