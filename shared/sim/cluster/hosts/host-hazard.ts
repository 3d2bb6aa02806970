import type { HostId } from '#shared/ids.ts';
import { HOST_PARTS, HOST_STATES } from '../../kernel/codes/index.ts';
import { exp, gamma, ln, pow } from '../../kernel/det-math.ts';
import { uniform } from '../../kernel/random.ts';
import type { Scenario } from '../../kernel/scenario/scenario.ts';
import { hoursPerTick } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { isQuietAt } from './quiet-hour.ts';

/** Business hours until a failed host is replaced, unless the scenario says otherwise (LANL nodes: MTTR 5.92 h, Failure Trace Archive, JPDC 2013). */
const REPAIR_HOURS = 5.92;
/**
 * Parts of a hundred that fail in a year: one DIMM, one SSD, everything else of a server (Microsoft, GreenSKU data in
 * `Azure/AzurePublicDataset`).
 */
const DIMM_AFR_PERCENT = 0.1;
const SSD_AFR_PERCENT = 0.2;
const REST_AFR_PERCENT = 2.4;
/** Hard disks (Backblaze Drive Stats, 2024). */
const HDD_AFR_PERCENT = 1.57;
const HOURS_PER_YEAR = 8760;

/** Parts that a server is made of, beside its one rest. */
export interface Parts {
  readonly dimms: number;
  readonly ssds: number;
  readonly hdds?: number;
}

/** Mean time between failures of a server with those parts, in hours. */
export function mtbfHoursOf(parts: Parts): number {
  const afrPercent = weightsOf(parts).reduce((sum, percent) => sum + percent, 0);
  return (100 * HOURS_PER_YEAR) / afrPercent;
}

/** Yearly failures per hundred servers, by kind of part in the order of HOST_PARTS. */
function weightsOf({ dimms, ssds, hdds = 0 }: Parts): readonly number[] {
  return [0, dimms * DIMM_AFR_PERCENT, ssds * SSD_AFR_PERCENT, hdds * HDD_AFR_PERCENT, REST_AFR_PERCENT];
}

/** Mean time between failures of the hosts of a hall, in business hours; 0 = they do not fail. */
export function hallMtbfHours({ facility }: Scenario): number {
  const { parts, acceleration = 1 } = facility.failures ?? {};
  return (parts === undefined ? facility.hostMtbfHours : mtbfHoursOf(parts)) / acceleration;
}

/**
 * Whether a running host begins to fail in this tick: one draw a tick whatever its state, so that the fate of one host does
 * not depend on what players do with another.
 */
export function beginsToFail(world: World, host: HostId, mtbfHours: number): boolean {
  const { hosts, streams } = world;
  const drawn = uniform(streams, 'failures') < 1 - exp(-hazardIn(world, host, mtbfHours));
  const sound = hosts.state[host] === HOST_STATES.indexOf('on') && hosts.failAtTick[host] === 0;
  return drawn && sound && !isQuietAt(world, world.tick);
}

/** Hazard that a host gathers in this tick: constant, or that of a Weibull distribution at its age. */
function hazardIn({ hosts, scenario, tick }: World, host: HostId, mtbfHours: number): number {
  const hours = hoursPerTick(scenario);
  const shape = scenario.facility.failures?.weibullShape ?? 1;
  if (shape === 1) return hours / mtbfHours;
  const scaleHours = mtbfHours / gamma(1 + 1 / shape);
  // A host in repair is renewed when that ends, which lies ahead.
  const ageHours = Math.max(0, tick - hosts.renewedAtTick[host]) * hours;
  return pow((ageHours + hours) / scaleHours, shape) - pow(ageHours / scaleHours, shape);
}

/** The part that fails, drawn by how often each kind does; `none` where a hall does not say what its hosts are made of. */
export function drawPart({ streams, scenario }: World): number {
  const parts = scenario.facility.failures?.parts;
  if (parts === undefined) return HOST_PARTS.indexOf('none');
  const weights = weightsOf(parts);
  let left = uniform(streams, 'parts') * weights.reduce((sum, weight) => sum + weight, 0);
  for (let part = 0; part < weights.length; part++) {
    left -= weights[part];
    if (left < 0) return part;
  }
  return HOST_PARTS.indexOf('rest');
}

/** Whether a part shows before it fails: memory by corrected errors, disks by their own counters; all others do not. */
export function givesSigns(part: number): boolean {
  return part !== HOST_PARTS.indexOf('rest');
}

/** Business hours that the repair of a host takes. */
export function repairHours({ streams, scenario }: World): number {
  const { hostRepairHours = REPAIR_HOURS, failures } = scenario.facility;
  if (failures?.repair !== 'exponential') return hostRepairHours;
  return -ln(1 - uniform(streams, 'repairs')) * hostRepairHours;
}

/** Seconds from the first signs of a failing host to its death; game value. */
export const FAILING_S = 25;

/** Decides that a host dies at a tick; the `cluster` system shows the signs before and lets it die. */
export function failHostAt({ hosts }: World, host: HostId, tick: number): void {
  if (hosts.state[host] === HOST_STATES.indexOf('on')) hosts.failAtTick[host] = Math.max(1, tick);
}
