import type { AutoscaleTimes } from './demand-spec.ts';
import type { Scenario } from './scenario.ts';

/**
 * How autoscaling works where a scenario does not say otherwise: a look every 15 s, a tolerance of 10 %, a stabilisation
 * window of 300 s for giving VMs back (defaults of the Kubernetes horizontal pod autoscaler; unverified), at most a doubling
 * or halving at once, and no time between placing and booting (design values).
 */
const PUBLISHED: AutoscaleTimes = {
  everySeconds: 15,
  stabilisationSeconds: 300,
  tolerance: 0.1,
  maxStep: 2,
  provisionSeconds: 0,
};

/** How autoscaling works in a scenario. */
export function autoscaleTimes({ autoscaling }: Scenario): AutoscaleTimes {
  return { ...PUBLISHED, ...autoscaling };
}

/** Looks that the stabilisation window holds, at least one. */
export function looksInWindow(scenario: Scenario): number {
  const { everySeconds, stabilisationSeconds } = autoscaleTimes(scenario);
  return Math.max(1, Math.round(stabilisationSeconds / Math.max(everySeconds, scenario.tickSeconds)));
}
