// The world an incident happens in: a few thousand label sets of one fleet (pods on nodes in zones, services with their
// teams, versions per region, requests) with uneven cost. No cause yet.
import { type Random, zipfWeights } from './random';

/** Label sets as columns that can grow while the incident is made. */
export interface Population {
  readonly labelNames: readonly string[];
  /** Values of each label; codes point here. */
  readonly values: string[][];
  /** codes[label][row]. */
  readonly codes: number[][];
  /** Each row's share of the total cost; they add up to 1. */
  readonly cost: number[];
}

/** A label is drawn per row from what the row already has. */
type Draw = (row: ReadonlyMap<string, number>) => number;

interface LabelRule {
  readonly name: string;
  readonly values: string[];
  readonly draw: Draw;
}

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
const columnOf = (random: Random, length: number, valueCount: number) =>
  Array.from({ length }, () => random.integer(0, valueCount - 1));

/** All 20 labels, each after those that it follows from. */
function labelRules(random: Random): LabelRule[] {
  const rules: LabelRule[] = [];
  const add = (name: string, values: string[], draw: Draw) => rules.push({ name, values, draw });
  const follow =
    (of: string, table: readonly number[]): Draw =>
    (row) =>
      table[row.get(of) ?? 0];
  const popular = (count: number): Draw => {
    const weights = zipfWeights(count, random.between(0.5, 1.4));
    const order = random.shuffled(weights);
    return () => random.weighted(order);
  };

  const regions = random.integer(2, 6);
  const zones = regions * random.integer(2, 3);
  const nodes = zones * random.integer(2, 8);
  const services = random.integer(8, 40);
  const podsPerService = random.integer(3, 12);
  const pods = services * podsPerService;
  const serviceOfPod = Array.from({ length: pods }, (_, pod) => Math.floor(pod / podsPerService));
  const regionOfZone = Array.from({ length: zones }, (_, zone) => zone % regions);
  const zoneOfNode = Array.from({ length: nodes }, (_, node) => node % zones);
  const nodeOfPod = columnOf(random, pods, nodes);
  const serviceWeights = random.shuffled(zipfWeights(services, random.between(0.5, 1.4)));
  const podWeights = serviceOfPod.map((service) => serviceWeights[service] / podsPerService);

  add('pod', named('pod', pods), () => random.weighted(podWeights));
  add('service', named('service', services), follow('pod', serviceOfPod));
  add('container', named('container', services), follow('pod', serviceOfPod));
  const ofService: ReadonlyArray<[string, number]> = [
    ['namespace', random.integer(3, 10)],
    ['team', random.integer(3, 8)],
    ['runtime', random.integer(2, 5)],
  ];
  for (const [name, count] of ofService) {
    add(name, named(name, count), follow('service', columnOf(random, services, count)));
  }
  add('node', named('node', nodes), follow('pod', nodeOfPod));
  add('zone', named('zone', zones), follow('node', zoneOfNode));
  add('region', named('region', regions), follow('zone', regionOfZone));
  add('arch', named('arch', 2), follow('node', columnOf(random, nodes, 2)));

  const versions = random.integer(2, 4);
  const newest = Array.from({ length: regions }, () => random.next());
  const versionOfPod = nodeOfPod.map((node) =>
    random.chance(newest[regionOfZone[zoneOfNode[node]]]) ? versions - 1 : random.integer(0, versions - 2)
  );
  add('version', named('v', versions), follow('pod', versionOfPod));
  add(
    'build',
    named('build', versions),
    follow(
      'version',
      Array.from({ length: versions }, (_, index) => index)
    )
  );

  const endpoints = random.integer(10, 60);
  const tied = random.chance(0.5);
  const anyEndpoint = popular(endpoints);
  add('endpoint', named('/api', endpoints), (row) =>
    tied && random.chance(0.8) ? ((row.get('service') ?? 0) * 3 + random.integer(0, 2)) % endpoints : anyEndpoint(row)
  );
  add(
    'span',
    named('span', endpoints),
    follow(
      'endpoint',
      Array.from({ length: endpoints }, (_, index) => index)
    )
  );
  const tenants = random.integer(20, 500);
  const anyTenant = popular(tenants);
  const regionOfTenant = random.chance(0.5) ? columnOf(random, tenants, regions) : undefined;
  // Some tenants live in one region: tried again a few times until tenant and region fit.
  add('tenant', named('tenant', tenants), (row) => {
    let tenant = anyTenant(row);
    for (let tries = 0; tries < 4 && regionOfTenant && regionOfTenant[tenant] !== row.get('region'); tries++) {
      tenant = anyTenant(row);
    }
    return tenant;
  });
  add('tier', named('tier', 3), follow('tenant', columnOf(random, tenants, 3)));
  for (const [name, low, high] of [
    ['status', 3, 6],
    ['flag', 2, 2],
    ['method', 3, 5],
    ['shard', 16, 64],
  ] as const) {
    const count = random.integer(low, high);
    add(name, named(name, count), popular(count));
  }
  return rules;
}

/** 2,000–6,000 label sets with the labels `wanted` and some others, 6–20 in all. */
export function drawPopulation(random: Random, wanted: readonly string[]): Population {
  const rules = labelRules(random);
  const length = random.integer(2000, 6000);
  const rows = Array.from({ length }, () => {
    const row = new Map<string, number>();
    for (const { name, draw } of rules) {
      row.set(name, draw(row));
    }
    return row;
  });
  const others = random.shuffled(rules.map(({ name }) => name).filter((name) => !wanted.includes(name)));
  const kept = new Set([...wanted, ...others.slice(0, random.integer(6, 20) - wanted.length)]);
  const labels = rules.filter(({ name }) => kept.has(name));
  const cost = rows.map(() => random.logNormal(1));
  const total = cost.reduce((sum, value) => sum + value, 0);
  return {
    labelNames: labels.map(({ name }) => name),
    values: labels.map(({ values }) => [...values]),
    codes: labels.map(({ name }) => rows.map((row) => row.get(name) ?? 0)),
    cost: cost.map((value) => value / total),
  };
}
