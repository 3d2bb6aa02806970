/** What flows between hosts share: one network, and the card of each host, each way. A host `rows` has no card in the way. */
export interface Paths {
  /** MiB/s still free and flows not yet settled: by sending host, by receiving host. */
  readonly sendFree: Float64Array;
  readonly receiveFree: Float64Array;
  readonly sending: Int32Array;
  readonly receiving: Int32Array;
  /** By flow: its two ends, the most that it can use (MiB/s, 0 = no limit), and what it gets. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly limit: Float64Array;
  readonly rate: Float64Array;
  /** Flows whose rate can still rise. */
  readonly open: Int32Array;
}

/** Below this, MiB/s, a link is full. */
const FULL = 1e-9;

export function pathsFor(hosts: number, flows: number): Paths {
  return {
    sendFree: new Float64Array(hosts + 1),
    receiveFree: new Float64Array(hosts + 1),
    sending: new Int32Array(hosts + 1),
    receiving: new Int32Array(hosts + 1),
    from: new Int32Array(flows),
    to: new Int32Array(flows),
    limit: new Float64Array(flows),
    rate: new Float64Array(flows),
    open: new Int32Array(flows),
  };
}

/** Forgets all flows. */
export function noPaths({ sending, receiving }: Paths): void {
  sending.fill(0);
  receiving.fill(0);
}

/** Lists a flow, with no rate yet. */
export function addPath(paths: Paths, flow: number, from: number, to: number, limitMibPerS: number): void {
  paths.from[flow] = from;
  paths.to[flow] = to;
  paths.limit[flow] = limitMibPerS;
  paths.rate[flow] = 0;
  paths.open[flow] = flow;
  paths.sending[from] += 1;
  paths.receiving[to] += 1;
}

/**
 * Shares a network and the cards among the first `flows` flows, max–min fairly: all rates rise together, and a flow stops
 * rising when its own limit or one of its links is full.
 */
export function fillPaths(paths: Paths, flows: number, networkMibPerS: number): void {
  let free = networkMibPerS;
  let left = flows;
  while (left > 0) {
    const rise = smallestRise(paths, left, free / left);
    free -= rise * left;
    raise(paths, left, rise);
    left = settle(paths, left, free <= FULL);
  }
}

function smallestRise(paths: Paths, left: number, networkShare: number): number {
  const { sending, receiving, sendFree, receiveFree, open, from, to, limit, rate } = paths;
  let rise = networkShare;
  for (let i = 0; i < left; i++) {
    const f = open[i];
    const sender = sendFree[from[f]] / sending[from[f]];
    const receiver = receiveFree[to[f]] / receiving[to[f]];
    if (sender < rise) rise = sender;
    if (receiver < rise) rise = receiver;
    if (limit[f] > 0) rise = Math.min(rise, limit[f] - rate[f]);
  }
  return Math.max(0, rise);
}

function raise({ sendFree, receiveFree, open, from, to, rate }: Paths, left: number, rise: number): void {
  for (let i = 0; i < left; i++) {
    const f = open[i];
    rate[f] += rise;
    sendFree[from[f]] -= rise;
    receiveFree[to[f]] -= rise;
  }
}

/** Strikes out every flow that cannot rise further; answers how many are left. */
function settle(paths: Paths, flows: number, networkFull: boolean): number {
  const { sending, receiving, sendFree, receiveFree, open, from, to, limit, rate } = paths;
  let left = 0;
  for (let i = 0; i < flows; i++) {
    const f = open[i];
    const full =
      networkFull ||
      sendFree[from[f]] <= FULL ||
      receiveFree[to[f]] <= FULL ||
      (limit[f] > 0 && rate[f] >= limit[f] - FULL);
    if (!full) {
      open[left++] = f;
      continue;
    }
    sending[from[f]] -= 1;
    receiving[to[f]] -= 1;
  }
  return left;
}
