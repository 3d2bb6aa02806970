import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '../codes.ts';
import { exp } from '../det-math.ts';
import { uniform } from '../random.ts';
import { hoursPerTick } from '../time.ts';
import type { World } from '../world.ts';
import { isQuietAt } from './quiet-hour.ts';

/**
 * Parts of a hundred that fail in a year: one DIMM, one SSD, everything else of a server (Microsoft, GreenSKU data in
 * `Azure/AzurePublicDataset`).
 */
const DIMM_AFR_PERCENT = 0.1;
const SSD_AFR_PERCENT = 0.2;
const REST_AFR_PERCENT = 2.4;
const HOURS_PER_YEAR = 8760;

/** Mean time between failures of a server with those parts, in hours. */
export function mtbfHoursOf(parts: { readonly dimms: number; readonly ssds: number }): number {
  const afrPercent = parts.dimms * DIMM_AFR_PERCENT + parts.ssds * SSD_AFR_PERCENT + REST_AFR_PERCENT;
  return (100 * HOURS_PER_YEAR) / afrPercent;
}

/**
 * Whether a running host begins to fail in this tick: constant hazard, one draw a tick whatever its state, so that the
 * fate of one host does not depend on what players do with another.
 */
export function beginsToFail(world: World, host: HostId): boolean {
  const { hosts, streams, scenario, tick } = world;
  const chance = 1 - exp(-hoursPerTick(scenario) / scenario.facility.hostMtbfHours);
  const drawn = uniform(streams, 'failures') < chance;
  const sound = hosts.state[host] === HOST_STATES.indexOf('on') && hosts.failAtTick[host] === 0;
  return drawn && sound && !isQuietAt(world, tick);
}

/** Beats from the first signs of a failing host to its death; game value. */
export const FAILING_BEATS = 25;

/** Decides that a host dies at a tick; the `cluster` system shows the signs before and lets it die. */
export function failHostAt({ hosts }: World, host: HostId, tick: number): void {
  if (hosts.state[host] === HOST_STATES.indexOf('on')) hosts.failAtTick[host] = Math.max(1, tick);
}
