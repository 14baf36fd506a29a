// Opening and closing of a server that only this machine can reach.
import type { Server } from 'node:http';
import { errorCode } from '../errorCode';
import { PlaygroundError } from '../playgroundError';

const host = '127.0.0.1';

/** Resolves with the server's URL, without a final slash; port 0 takes any free one. Throws PlaygroundError. */
export async function listenOnLoopback(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(sentenceFor(error, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`The server listens on ${String(address)} instead of a port.`);
  }
  return `http://${host}:${address.port}`;
}

/** Ends open connections too: a browser keeps some alive that it does not use. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function sentenceFor(error: Error, port: number): Error {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new PlaygroundError(
        `Port ${port} is taken by another program. Choose another one: npm start -- --port ${nextPort(port)}`
      );
    case 'EACCES':
      return new PlaygroundError(
        `This user may not open port ${port}. Choose one above 1023: npm start -- --port 3300`
      );
    default:
      return error;
  }
}

function nextPort(port: number): number {
  return port < 65535 ? port + 1 : port - 1;
}
