import type { MigrationPolicy, Scenario } from '../kernel/scenario/scenario.ts';

/**
 * How live migration works unless a scenario says otherwise: QEMU's way, rounds at full speed until the rest fits into a
 * pause of 300 ms (QEMU `migration/options.c`, `downtime-limit`). Unlike QEMU it gives up after eight rounds and stops
 * the guest (game value). The adaptive numbers are those of Clark et al. (NSDI 2005, §5.3, §6.3): 100 to 500 Mbit/s,
 * 50 Mbit/s faster than the guest writes. Resuming takes 9 ms there (Fig. 9). The hosts of a hall are a tenth of a
 * millisecond apart (design value).
 */
const DEFAULT_MIGRATION: MigrationPolicy = {
  rounds: 'fullSpeed',
  maxRounds: 8,
  pauseMs: 300,
  sessionMbit: 0,
  minMbit: 100,
  maxMbit: 500,
  stepMbit: 50,
  resumeMs: 9,
  autoConverge: false,
  rttMs: 0.1,
  dirtyFactor: 1,
  dirty: {},
};

const policies = new WeakMap<Scenario, MigrationPolicy>();

/** The migration policy of a scenario, its defaults filled in. */
export function migrationPolicy(scenario: Scenario): MigrationPolicy {
  const known = policies.get(scenario);
  if (known) return known;
  const policy = { ...DEFAULT_MIGRATION, ...scenario.policies.migration };
  policies.set(scenario, policy);
  return policy;
}
