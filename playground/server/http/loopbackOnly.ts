// The guard in front of all routes. The server has no login and holds the secrets typed into its data sources, so no
// page of another site may reach it through the user's browser, neither by a form (cross-site request) nor by a host
// name that was pointed at this machine (DNS rebinding).
import type { IncomingMessage, RequestListener } from 'node:http';
import { sendMessage } from './answers';

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A sentence when the request must be refused, otherwise undefined. */
export function refusal({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  if (headers.host === undefined || !loopbackHost.test(headers.host)) {
    return 'The playground answers only requests addressed to this machine (127.0.0.1 or localhost).';
  }
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) {
    return `The playground answers only its own pages, not those of ${origin}.`;
  }
  return undefined;
}

export function loopbackOnly(next: RequestListener): RequestListener {
  return (request, response) => {
    const sentence = refusal(request);
    if (sentence === undefined) {
      next(request, response);
    } else {
      sendMessage(response, 403, sentence);
    }
  };
}
