// The totals of functions in formats that record only selfs and calls.
import { adjacencyOf, type CallCosts } from './adjacency';
import { flowsOf, ownCost } from './callFlows';
import { findComponents } from './cycles';

/**
 * Per function its self with what its calls cost. Exact outside of cycles; in one, calls contain each other, and all that is certain is
 * that no function costs more than the cycle with everything below it. `costs.total` is not read.
 */
export function inclusiveTotals(costs: CallCosts): Float64Array {
  const adjacency = adjacencyOf(costs);
  const components = findComponents(adjacency);
  const { need } = flowsOf(costs, adjacency, components);
  return costs.self.map((self, row) => {
    let sum = ownCost(self);
    for (let call = adjacency.start[row]; call < adjacency.start[row + 1]; call++) {
      sum += adjacency.cost[call];
    }
    const component = components.componentOf[row];
    const isCycle = components.start[component + 1] - components.start[component] > 1;
    return isCycle ? Math.min(sum, need[component]) : sum;
  });
}
