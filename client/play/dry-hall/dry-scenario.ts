import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import {
  BLOGGER_COOP,
  baseload,
  CORNER_SHOP,
  GAME_CLOCK,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from '#shared/scenarios/parts.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** Two hosts and a few guests for the warm-up: one waits for a host, the others run. Nothing counts, nothing breaks. */
export const DRY_SCENARIO: Scenario = {
  ...GAME_CLOCK,
  id: 'dry-hall',
  version: 1,
  seed: 'DRY',
  startHour: 10,
  lengthS: 0,
  rows: { hosts: 2, vms: 8, tenants: 2, migrations: 4, incidents: 8, forecasts: 2 },
  hostModels: HALL_HOSTS,
  hosts: [
    { model: 'small', state: 'on' },
    { model: 'small', state: 'on' },
  ],
  tenants: [baseload(CORNER_SHOP, 4, [0, 0, 1]), baseload(BLOGGER_COOP, 3, [0, 1, 1])],
  events: [],
  demand: { kind: 'curves' },
  policies: USUAL_POLICIES,
  // A slow network, so that there is time to watch the memory travel.
  facility: { ...USUAL_FACILITY, migrationMbit: 4_000 },
  commands: ['placeVm', 'migrateLive'],
};

/** The VM that waits for a host at the start. */
export const DRY_GUEST = 3;
