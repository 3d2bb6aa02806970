import { HOST_STATES } from '../kernel/codes/index.ts';
import { hoursPerTick, SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { endAudits } from '../tenants/index.ts';
import { discloseAdvisories, keepAdvisories } from './advisory-book.ts';
import { compensateAll, someHostIsLost, spreadFromHosts } from './blast-radius.ts';
import { attack } from './break-ins.ts';
import { leak } from './co-residency.ts';
import { recordGuestPatches } from './guest-patching.ts';

const ON = HOST_STATES.indexOf('on');

/**
 * System of the tick: what becomes known about the software of the hall, who uses it, and how far he comes. Vulnerabilities
 * come by themselves only where a scenario says so; advisories that are announced, side channels and audits work anywhere.
 */
export function security(world: World): void {
  const { hall, scenario, tick } = world;
  if (tick % ticksOf(scenario, SECOND_S) === 0) recordGuestPatches(world);
  endAudits(world, compensateAll);
  endSideChannel(world);
  if (scenario.security) discloseAdvisories(world);
  if (keepAdvisories(world)) attack(world);
  if (hall.sideChannelUntilTick[0] > 0) leak(world);
  if (someHostIsLost(world)) spreadFromHosts(world);
  if (hall.patchLevel[0] > 0) countExposure(world);
}

function endSideChannel({ hall, tick, events }: World): void {
  if (hall.sideChannelUntilTick[0] === 0 || tick < hall.sideChannelUntilTick[0]) return;
  hall.sideChannelUntilTick[0] = 0;
  events.push({ type: 'sideChannel', on: false });
}

/** Host-hours of business time without the newest patch. */
function countExposure({ hosts, hall, scenario }: World): void {
  let open = 0;
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.state[h] === ON && hosts.patchLevel[h] < hall.patchLevel[0]) open += 1;
  }
  hall.exposedExactHours[0] += open * hoursPerTick(scenario);
}
