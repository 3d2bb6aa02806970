import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { GAME_CLOCK, USUAL_FACILITY, USUAL_POLICIES } from '#shared/scenarios/parts.ts';
import type { HostSpec, Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { LevelId } from './header.ts';

/** Hour at which levels begin that say nothing of it. */
const USUAL_START_HOUR = 8;

/** What a level’s hall has of its own. */
type Given = Pick<Scenario, 'lengthS' | 'hosts' | 'tenants' | 'commands'> & Partial<Scenario>;

/** The scenario of a level: a small hall with the usual clock, policies and prices, and rows for what is in it. */
export function levelScenario(id: LevelId, given: Given): Scenario {
  const vms = given.tenants.reduce((sum, tenant) => sum + tenant.vms, 0);
  return {
    ...GAME_CLOCK,
    id: `level-${id}`,
    version: 1,
    seed: `L${id}`,
    startHour: USUAL_START_HOUR,
    rows: {
      hosts: given.hosts.length,
      vms,
      tenants: given.tenants.length,
      migrations: 8,
      incidents: 16,
      forecasts: 6,
    },
    hostModels: HALL_HOSTS,
    events: [],
    demand: { kind: 'curves' },
    policies: USUAL_POLICIES,
    facility: USUAL_FACILITY,
    ...given,
  };
}

/** So many hosts of a model, that run. */
export function servers(model: string, count: number, state: HostSpec['state'] = 'on'): readonly HostSpec[] {
  return Array.from({ length: count }, () => ({ model, state }));
}
