import { TIMEOUT_S } from '../cpu/index.ts';
import { responseFactor } from '../kernel/queueing.ts';

/** 95th percentile of an exponential distribution with mean 1 (exact for M/M/1, used for all): ln 20. */
export const P95_PER_MEAN = 2.995732273553991;
/** Highest latency that is reported, in ms: later answers reach nobody. */
const MAX_LATENCY_MS = TIMEOUT_S * 1000;

/** What answers the requests of a guest. */
export interface Server {
  readonly vcpus: number;
  /** Native work of a vCPU while it runs, as a part of a core's; a limit makes it run that much slower. */
  readonly running: number;
  /** Time that a vCPU which was let in front may run before it takes turns, ms. */
  readonly sliceMs: number;
  /** How many times as long work takes in turns as while a vCPU runs, ≥ 1. */
  readonly turns: number;
}

/**
 * Mean time to answer a request once it is its turn, in ms: a guest whose `servers` vCPUs each do `speed` of native work,
 * at a load of `load` of its native power. A queue without an end is told by what waits in it, and no request is blamed for
 * it twice.
 */
export function meanLatencyMs(serviceMs: number, servers: number, load: number, speed: number): number {
  if (speed <= 0) return MAX_LATENCY_MS;
  const utilisation = load / speed;
  const ownMs = serviceMs / speed;
  return Math.min(MAX_LATENCY_MS, utilisation < 1 ? ownMs * responseFactor(servers, utilisation) : ownMs);
}

/**
 * The latency that 95 of 100 requests stay below once it is their turn, in ms, without what all of them wait for: requests
 * of `serviceMs`, at a load of `load` of the native power. A vCPU that wakes up runs for a slice; what takes longer goes on
 * in turns.
 */
export function p95OfRequestsMs(serviceMs: number, load: number, { vcpus, running, sliceMs, turns }: Server): number {
  const aloneMs = P95_PER_MEAN * meanLatencyMs(serviceMs, vcpus, load, running);
  return Math.min(MAX_LATENCY_MS, aloneMs + Math.max(0, aloneMs - sliceMs) * (turns - 1));
}

/** The same with `waitingS` that all requests wait. */
export function p95LatencyMs(p95Ms: number, waitingS: number): number {
  return Math.min(MAX_LATENCY_MS, p95Ms + waitingS * 1000);
}
