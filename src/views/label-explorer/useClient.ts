// The worker of one explorer, as long as the explorer is on the page.
import { useEffect, useState } from 'react';
import { ExplainClient } from '../../worker/explain/explainClient';
import { startExplainWorker } from '../../worker/explain/startExplainWorker';

export function useClient(): ExplainClient {
  const [client] = useState(() => new ExplainClient(startExplainWorker));
  useEffect(() => () => client.stop(), [client]);
  return client;
}
