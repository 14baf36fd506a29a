import fc from 'fast-check';
import { decodeGrpcWeb, encodeGrpcWeb } from './grpcWeb';

const text = (content: string) => new TextEncoder().encode(content);

/** A frame of the answer. */
function frame(flags: number, content: Uint8Array): number[] {
  return [flags, ...encodeGrpcWeb(content).subarray(1, 5), ...content];
}

const bytesOf = (...frames: number[][]) => Uint8Array.from(frames.flat());
const ended = frame(0x80, text('grpc-status: 0\r\n'));

test('a message is a frame with its length, the largest byte first', () => {
  expect([...encodeGrpcWeb(Uint8Array.of(7, 8, 9))]).toEqual([0, 0, 0, 0, 3, 7, 8, 9]);
  expect([...encodeGrpcWeb(new Uint8Array(70_000)).subarray(0, 5)]).toEqual([0, 0, 1, 17, 112]);
});

test('an answer is the message before the trailers', () => {
  const bytes = bytesOf(frame(0, Uint8Array.of(1, 2)), ended);
  expect(decodeGrpcWeb({ bytes })).toEqual({ kind: 'answered', message: Uint8Array.of(1, 2) });
});

test('success without a message is the message without fields', () => {
  expect(decodeGrpcWeb({ bytes: bytesOf(ended) })).toEqual({ kind: 'answered', message: new Uint8Array() });
});

test.each([
  ['in trailers', { bytes: bytesOf(frame(0x80, text('Grpc-Status: 8\r\nGRPC-Message: too%20large\r\n'))) }],
  [
    'in headers',
    { bytes: new Uint8Array(), headers: new Headers({ 'grpc-status': '8', 'grpc-message': 'too%20large' }) },
  ],
  [
    'in trailers, which count more than headers',
    {
      bytes: bytesOf(frame(0, Uint8Array.of(1)), frame(0x80, text('grpc-status:8\r\ngrpc-message:too large'))),
      headers: new Headers({ 'grpc-status': '0' }),
    },
  ],
])('an error stands %s', (_, answer) => {
  expect(decodeGrpcWeb(answer)).toEqual({ kind: 'refused', status: { code: 8, message: 'too large' } });
});

test('a message that is not well encoded is shown as it came', () => {
  const bytes = bytesOf(frame(0x80, text('grpc-status: 2\r\ngrpc-message: 100%\r\n')));
  expect(decodeGrpcWeb({ bytes })).toEqual({ kind: 'refused', status: { code: 2, message: '100%' } });
});

test('an answer that is compressed, cut off, or without an end is damaged', () => {
  const whole = bytesOf(frame(0, Uint8Array.of(1, 2)), ended);
  const said = (bytes: Uint8Array<ArrayBuffer>) => {
    const answer = decodeGrpcWeb({ bytes });
    return answer.kind === 'damaged' ? answer.said : answer.kind;
  };
  expect(said(bytesOf(frame(1, Uint8Array.of(1)), ended))).toMatch(/compressed/);
  expect(said(whole.slice(0, 7))).toMatch(/ends without saying/);
  for (let length = 1; length < whole.length; length++) {
    expect(said(whole.slice(0, length))).toMatch(/cut off|ends without saying/);
  }
  expect(said(new Uint8Array())).toMatch(/ends without saying/);
  expect(said(Uint8Array.of(0, 255, 255, 255, 255, 1))).toMatch(/cut off/);
});

test('whatever the bytes are, there is an outcome', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(['answered', 'refused', 'damaged']).toContain(decodeGrpcWeb({ bytes: Uint8Array.from(bytes) }).kind);
    })
  );
});
