import type { MigrationId, VmId } from '#shared/ids.ts';
import { MIGRATION_MODES, MIGRATION_STATES } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { becomeOrdinary } from '../lifecycle/index.ts';
import { switchToTarget } from '../placement/index.ts';
import { type Dirtying, hotDirtyMib } from './dirty-pages.ts';
import { migrationPolicy } from './migration-policy.ts';

const STOP_AND_COPY = MIGRATION_STATES.indexOf('stopAndCopy');
const POST_COPY = MIGRATION_STATES.indexOf('postCopy');
const POST_COPY_MODE = MIGRATION_MODES.indexOf('postCopy');

/** Time in which a guest goes over to the target, without its state on the wire; design value. */
export const SWITCH_MS = 40;
/** State of processors and devices that goes over with the guest, MiB; design value. */
export const DEVICE_MIB = 2;
/** Pages of the working set that are touched before they have come, at most (Hines & Gopalan, VEE 2009, abstract: 21 %). */
const FAULT_SHARE = 0.21;
/** Time that a fetched page takes beside the way there and back, ms; design value. */
const FAULT_MS = 0.3;
const PAGES_PER_MIB = 256;
/** Time in which a guest comes round most of its active memory, s; the fast average of the active estimate. */
const ACTIVE_S = 60;

/** Stops a guest so that it goes on at the target, where it will lack `restMib` of its memory. */
export function beginSwitch({ migrations }: World, m: number, restMib: number): void {
  migrations.mode[m] = POST_COPY_MODE;
  migrations.state[m] = STOP_AND_COPY;
  migrations.restMib[m] = restMib;
  migrations.roundMib[m] = DEVICE_MIB;
  migrations.roundLeftMib[m] = DEVICE_MIB;
  migrations.pauseLeftS[m] = SWITCH_MS / 1000;
}

/** Turns a pre-copy into a post-copy: what is not yet sent, or dirty again, follows after the guest. */
export function switchOver(world: World, m: MigrationId, dirtying: Dirtying): void {
  const { migrations, scenario } = world;
  const coldMib = Math.min(migrations.dirtiedMib[m], dirtying.coldMaxMib);
  const dirtyMib = hotDirtyMib(dirtying, migrations.hotDirtyS[m]) + coldMib;
  migrations.limitMbit[m] = migrationPolicy(scenario).sessionMbit;
  beginSwitch(world, m, Math.min(migrations.usedMib[m], migrations.roundLeftMib[m] + dirtyMib));
}

/** The guest runs on the target from now on, and every page that it lacks is sent once. */
export function beginFetching({ migrations }: World, m: MigrationId): void {
  migrations.state[m] = POST_COPY;
  migrations.round[m] += 1;
  migrations.roundMib[m] = migrations.restMib[m];
  migrations.roundLeftMib[m] = migrations.restMib[m];
  migrations.hotDirtyS[m] = 0;
}

/**
 * Lets the guest of a post-copy run for a while: of the memory that it touches for the first time since it went over, a
 * part is missing and is fetched at once, while its vCPU waits. With the network down it stands still.
 */
export function fetchPages(
  { migrations, vms, hall, scenario }: World,
  m: MigrationId,
  seconds: number,
  dirtying: Dirtying,
): void {
  const vm = migrations.vm[m];
  if (hall.migrationMbit[0] === 0) {
    vms.pausedFraction[vm] += seconds / scenario.tickSeconds;
    return;
  }
  const activeMib = dirtying.hotMib + dirtying.coldMaxMib;
  const beforeMib = touchedSince(dirtying, activeMib, migrations.hotDirtyS[m]);
  migrations.hotDirtyS[m] += seconds * dirtying.activity;
  const newMib = touchedSince(dirtying, activeMib, migrations.hotDirtyS[m]) - beforeMib;
  const missing = migrations.usedMib[m] > 0 ? migrations.restMib[m] / migrations.usedMib[m] : 0;
  const faults = FAULT_SHARE * missing * newMib * PAGES_PER_MIB;
  const waitS = (faults * (migrationPolicy(scenario).rttMs + FAULT_MS)) / 1000 / vms.vcpus[vm];
  migrations.faults[m] += faults;
  vms.pausedFraction[vm] += Math.min(seconds, waitS) / scenario.tickSeconds;
}

/** Memory that a guest touches in so many seconds of average activity: its hot set, and more and more of the rest; MiB. */
function touchedSince(dirtying: Dirtying, activeMib: number, effectiveS: number): number {
  return hotDirtyMib(dirtying, effectiveS) + (activeMib - dirtying.hotMib) * (1 - exp(-effectiveS / ACTIVE_S));
}

/** Whether the guest of a move runs on the target already while its memory is still on its way. */
export function hasSwitched({ migrations, vms }: OpenWorld, m: number): boolean {
  return migrations.state[m] === POST_COPY && vms.host[migrations.vm[m]] === migrations.to[m];
}

/** Makes the target the home of a guest that has resumed there. Done at the start of a tick, as with every arrival. */
export function completeSwitch(world: World, m: MigrationId): void {
  if (world.migrations.state[m] !== POST_COPY || hasSwitched(world, m)) return;
  switchToTarget(world, m);
  discardHostState(world.vms, world.migrations.vm[m] as VmId);
}

/** What a guest leaves behind at its old host: shared, compressed and swapped pages, and translated code. */
export function discardHostState(vms: World['vms'], vm: VmId): void {
  becomeOrdinary(vms, vm);
  vms.warmCpuS[vm] = 0;
}
