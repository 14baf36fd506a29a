import { decodePath, parseRequestTarget } from './answers';

describe('the target of a request', () => {
  it('is split at the question mark and otherwise left as it came', () => {
    expect(parseRequestTarget('/a/../%2e%2e/b?c=/d?e')).toEqual({ path: '/a/../%2e%2e/b', query: 'c=/d?e' });
  });

  it.each([undefined, '*', 'http://127.0.0.1/a'])('is refused when it is no path: %s', (url) => {
    expect(parseRequestTarget(url)).toBeUndefined();
  });
});

describe('a decoded path', () => {
  it('is its segments', () => {
    expect(decodePath('/region%3Deu-north/with%20space%20%26%20%C3%BCn%C3%AF/')).toEqual([
      'region=eu-north',
      'with space & ünï',
    ]);
  });

  it.each(['/..', '/a/%2e%2e/b', '/a/..%2fb', '/a%5Cb', '/a%00', '/%E0%A4%A'])('is none for %s', (path) => {
    expect(decodePath(path)).toBeUndefined();
  });
});
