import { PERMILLE } from '#shared/units.ts';
import { ADVISORY_STATES } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import type { World } from '../kernel/world.ts';
import { threatOf } from './attack-surface.ts';
import { breakInsPerDay, countAttackers, escapeChance } from './break-ins.ts';
import { findNeighbours, leakChance } from './co-residency.ts';

const NONE = ADVISORY_STATES.indexOf('none');

/** Writes the odds of the next business day into the open columns; nothing to do while nothing is known. */
export function publishSecurity(world: World): void {
  const { hall, advisories } = world;
  hall.exposedHostHours[0] = Math.floor(hall.exposedExactHours[0]);
  let known = false;
  for (let row = 0; row < advisories.rows; row++) if (advisories.state[row] !== NONE) known = true;
  const leaking = hall.sideChannelUntilTick[0] > 0;
  if (!known && !leaking && hall.oddsShown[0] === 0) return;
  hall.oddsShown[0] = known || leaking ? 1 : 0;
  showEscapes(world);
  showLeaks(world, leaking);
  showBreakIns(world);
}

function showEscapes(world: World): void {
  const { hosts } = world;
  countAttackers(world);
  for (let h = 0; h < hosts.rows; h++) hosts.escapePermille[h] = Math.round(escapeChance(world, h) * PERMILLE);
}

function showLeaks(world: World, leaking: boolean): void {
  const { hosts } = world;
  const neighbours = findNeighbours(world);
  for (let h = 0; h < hosts.rows; h++) {
    hosts.leakPermille[h] = leaking ? Math.round(leakChance(world, h, neighbours) * PERMILLE) : 0;
  }
}

function showBreakIns(world: World): void {
  const { vms, scenario } = world;
  const { acceleration } = threatOf(scenario);
  for (let v = 0; v < vms.rows; v++) {
    vms.breakInPermille[v] = Math.round((1 - exp(-breakInsPerDay(world, v) * acceleration)) * PERMILLE);
  }
}
