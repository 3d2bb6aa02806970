import type { TenantSpec, Traces, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, PLAIN_VM, type WorldWish } from './a-world.ts';

/** Guests of one tenant that want the same all the time. */
export interface SteadyGuests extends Partial<VmSpec> {
  readonly count?: number;
  /** Percent of their vCPUs that they want. */
  readonly loadPercent?: number;
  /** Host on which they stand. */
  readonly host?: number;
}

/**
 * A world whose guests want exactly what is said, from the first tick on: loads come from a trace that never changes,
 * and memory follows from `touchedFraction` and `activeFraction`.
 */
export function steadyWorld(guests: readonly SteadyGuests[], wish: WorldWish = {}): World {
  const tenants = guests.map(tenantOf);
  const percent = guests.flatMap((g) => Array.from({ length: g.count ?? 1 }, () => g.loadPercent ?? 0));
  const traces: Traces = {
    steady: { rows: percent.length, columns: 2, percent: Uint8Array.from(percent.flatMap((p) => [p, p])) },
  };
  return aWorld({
    ...wish,
    tenants,
    traces,
    scenario: { demand: { kind: 'trace', trace: 'steady', sampleSeconds: 300 }, ...wish.scenario },
  });
}

function tenantOf({ count = 1, loadPercent = 0, host = 0, ...vm }: SteadyGuests): TenantSpec {
  return {
    archetype: 'cornerShop',
    tier: 'silver',
    vms: count,
    vm: { ...PLAIN_VM, ...vm, meanLoad: loadPercent / 100 },
    feeCentsPerS: 400,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    placedOn: Array.from({ length: count }, () => host),
  };
}
