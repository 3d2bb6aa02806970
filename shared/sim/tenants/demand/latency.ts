import { TIMEOUT_S } from '../../cpu/backlog.ts';
import { responseFactor } from '../../kernel/queueing.ts';

/** 95th percentile of an exponential distribution with mean 1 (exact for M/M/1, used for all): ln 20. */
export const P95_PER_MEAN = 2.995732273553991;
/** Highest latency that is reported, in ms: later answers reach nobody. */
export const MAX_LATENCY_MS = TIMEOUT_S * 1000;

/**
 * Mean time to answer a request once it is its turn, in ms: a guest whose `servers` vCPUs each do `speed` of native work,
 * at a load of `load` of its native power.
 */
export function meanLatencyMs(serviceMs: number, servers: number, load: number, speed: number): number {
  if (speed <= 0) return MAX_LATENCY_MS;
  const utilisation = load / speed;
  const ownMs = serviceMs / speed;
  return Math.min(MAX_LATENCY_MS, utilisation < 1 ? ownMs * responseFactor(servers, utilisation) : ownMs);
}

/** The latency that 95 of 100 requests stay below, in ms, after `waitingS` that all of them wait. */
export function p95LatencyMs(meanMs: number, waitingS: number): number {
  return Math.min(MAX_LATENCY_MS, meanMs * P95_PER_MEAN + waitingS * 1000);
}
