import type { BalancerPolicy, Scenario } from '../kernel/scenario/scenario.ts';

/**
 * The balancer unless a scenario says otherwise: off, at the middle of its five levels, looking every 30 seconds (game
 * value; vSphere DRS looked every 300 s, unverified).
 */
const DEFAULT_BALANCER: BalancerPolicy = { mode: 'off', level: 3, everySeconds: 30, savePower: false };

/** Imbalance that each level tolerates, from cautious to eager; level 1 makes mandatory moves only. Design values. */
const TOLERATED = [Number.MAX_VALUE, 0.4, 0.2, 0.14, 0.08] as const;

/** The balancer policy of a scenario, its defaults filled in. */
export function balancerPolicy({ policies }: Scenario): BalancerPolicy {
  return policies.balancer === undefined ? DEFAULT_BALANCER : { ...DEFAULT_BALANCER, ...policies.balancer };
}

/** Imbalance up to which a level (1 to 5) leaves things as they are. */
export function toleratedImbalance(level: number): number {
  return TOLERATED[level - 1];
}
