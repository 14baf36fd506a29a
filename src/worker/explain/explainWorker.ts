// The entry of the label explorer's worker: bundled into one text, started from a Blob, spoken to through comlink. Charts are transferred:
// the session does not use them any more.
import { expose, transfer } from 'comlink';
import { ExplainSession } from './explainSession';
import { type RemoteExplainer } from './explainClient';

const session = new ExplainSession();

const remote: RemoteExplainer = {
  isReady: () => true,
  load: (tables) => session.load(tables),
  answer: (question) => session.answer(question),
  chartScale: () => session.chartScale(),
  charts(request) {
    const charts = session.charts(request);
    return transfer(charts, [charts.buffer]);
  },
};

expose(remote);
