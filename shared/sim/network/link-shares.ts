/** Rounds of the search for the levels: each settles at least one flow, a handful is enough in practice. */
const ROUNDS = 32;

/** Flows through links, each flow through one. Reused from tick to tick; `count` says how many flows there are. */
export interface Flows {
  count: number;
  want: Float64Array;
  link: Int32Array;
}

export function flowsFor(rows: number): Flows {
  return { count: 0, want: new Float64Array(rows), link: new Int32Array(rows) };
}

/** The same flows, emptied, or larger ones if there could be more than `rows`. */
export function noFlows(flows: Flows, rows: number): Flows {
  if (flows.want.length < rows) return flowsFor(rows);
  flows.count = 0;
  return flows;
}

export function addFlow(flows: Flows, link: number, want: number): void {
  flows.want[flows.count] = want;
  flows.link[flows.count] = link;
  flows.count += 1;
}

let settled = new Float64Array(1);
let hungry = new Float64Array(1);

/**
 * Max–min over links: writes into `level` what a flow of each link gets at most, so that nobody could get more without
 * somebody who has less getting less. A link on which all get what they want has the level `Infinity`.
 */
export function fairLevels(flows: Flows, capacity: Float64Array, level: Float64Array): void {
  if (settled.length < capacity.length) {
    settled = new Float64Array(capacity.length);
    hungry = new Float64Array(capacity.length);
  }
  level.fill(0);
  for (let round = 0, rising = true; rising && round < ROUNDS; round++) {
    sortFlows(flows, level, capacity.length);
    rising = false;
    for (let l = 0; l < capacity.length; l++) {
      const next = hungry[l] === 0 ? Infinity : Math.max(0, capacity[l] - settled[l]) / hungry[l];
      if (next <= level[l]) continue;
      level[l] = next;
      rising = true;
    }
  }
}

/** Adds up the flows that have all they want, and counts the others. */
function sortFlows({ count, want, link }: Flows, level: Float64Array, links: number): void {
  settled.fill(0, 0, links);
  hungry.fill(0, 0, links);
  for (let i = 0; i < count; i++) {
    if (want[i] <= level[link[i]]) settled[link[i]] += want[i];
    else hungry[link[i]] += 1;
  }
}
