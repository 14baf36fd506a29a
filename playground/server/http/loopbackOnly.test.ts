import { refusal } from './loopbackOnly';

describe('who may ask the playground', () => {
  it.each([
    ['its own address', { host: '127.0.0.1:3300' }],
    ['its name', { host: 'localhost:3300' }],
    ['its own pages', { host: '127.0.0.1:3300', origin: 'http://127.0.0.1:3300' }],
  ])('%s', (_, headers) => {
    expect(refusal({ headers })).toBeUndefined();
  });

  it.each([
    ['a host name that was pointed at this machine', { host: 'evil.example:3300' }],
    ['a name that only begins like ours', { host: 'localhost.evil.example' }],
    ['no host at all', {}],
    ['another site', { host: '127.0.0.1:3300', origin: 'https://evil.example' }],
    ['another server of this machine', { host: '127.0.0.1:3300', origin: 'http://127.0.0.1:8080' }],
    ['a page without an origin', { host: '127.0.0.1:3300', origin: 'null' }],
  ])('not: %s', (_, headers) => {
    expect(refusal({ headers })).toMatch(/^The playground answers only/);
  });
});
