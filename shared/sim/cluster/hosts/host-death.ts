import type { HostId, VmId } from '#shared/ids.ts';
import { hostRefusal } from '../../capabilities/index.ts';
import { HOST_STATES, MIGRATION_MODES, MIGRATION_STATES, VM_STATES } from '../../kernel/codes/index.ts';
import { exactTicksOf, ticksOf } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { isAsleep, readyAt, startBoot, takeDown } from '../../lifecycle/index.ts';
import { hasSwitched } from '../../migration/index.ts';
import { failMigration } from '../../placement/index.ts';
import { repairHours } from './host-hazard.ts';
import { endPatch } from './patch-state.ts';

const POST_COPY = MIGRATION_STATES.indexOf('postCopy');
const COLD_MODE = MIGRATION_MODES.indexOf('cold');
/** Time in which heartbeats must stay away until HA takes a host for dead, s; game value (vSphere: about 15, unverified). */
const DETECTION_S = 6;

/** Lets a host die: its VMs are lost, moves that need it end, and a replacement is on its way. */
export function killHost(world: World, host: HostId): void {
  const { hosts, scenario, tick, events } = world;
  const lost = dropGuests(world, host);
  hosts.state[host] = HOST_STATES.indexOf('failed');
  hosts.readyAtTick[host] = tick + ticksOf(scenario, repairHours(world) * scenario.secondsPerHour);
  hosts.renewedAtTick[host] = hosts.readyAtTick[host];
  hosts.recallAtTick[host] = 0;
  endPatch(hosts, host);
  hosts.maintenance[host] = 0;
  hosts.standby[host] = 0;
  calm(world, host);
  events.push({ type: 'hostFailed', host, vms: lost });
}

/** Takes everything from a host that it had in memory, and ends the moves that need it; answers how many VMs are lost. */
export function dropGuests(world: World, host: HostId): number {
  const { vms } = world;
  endMovesWith(world, host);
  let lost = 0;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) if (vms.host[vm] === host && loseVm(world, vm, host)) lost++;
  forgetGuests(world, host);
  return lost;
}

/** Takes all signs and plans of failure from a host. */
export function calm({ hosts }: World, host: HostId): void {
  hosts.failAtTick[host] = 0;
  hosts.faultSinceTick[host] = 0;
  hosts.warningPermille[host] = 0;
  hosts.emptySinceTick[host] = 0;
  hosts.failPart[host] = 0;
  hosts.failingPart[host] = 0;
}

/** A VM on its way survives on its source (one that was shut down for it boots there), one that had arrived dies. */
export function endMovesWith(world: World, host: HostId): void {
  const { migrations, vms } = world;
  for (let m = 0; m < migrations.rows; m++) {
    const vm = migrations.vm[m] as VmId;
    if (migrations.from[m] === host && hasSwitched(world, m)) losePages(world, m, vm, host);
    if (migrations.to[m] !== host) continue;
    const [gone, cold] = [leftItsSource(migrations, m), migrations.mode[m] === COLD_MODE];
    failMigration(world, vm, 'targetDied');
    if (cold && vms.state[vm] === VM_STATES.indexOf('off')) bootAtSource(world, vm);
    else if (gone) loseVm(world, vm, host);
  }
}

/** A guest whose state is at the target cannot go on at the source: it has arrived, or has gone over by post-copy. */
function leftItsSource(migrations: World['migrations'], m: number): boolean {
  return migrations.arrived[m] === 1 || migrations.state[m] === POST_COPY;
}

/** The pages that a guest has not fetched yet die with its old host, and it with them. */
function losePages(world: World, m: number, vm: VmId, host: HostId): void {
  if (world.migrations.arrived[m] === 0) loseVm(world, vm, host);
}

function bootAtSource(world: World, vm: VmId): void {
  if (!hostRefusal(world, 'use', world.vms.host[vm] as HostId)) startBoot(world, vm);
}

/** Takes a VM off a dead host; answers whether it was at work. */
function loseVm(world: World, vm: VmId, host: HostId): boolean {
  const { vms, migrations, tick, scenario, events } = world;
  const m = vms.migration[vm];
  if (m >= 0 && migrations.arrived[m]) return false;
  const cold = m >= 0 && migrations.mode[m] === COLD_MODE;
  failMigration(world, vm, 'sourceDied');
  const state = vms.state[vm];
  const atWork = !isAsleep(state) || cold;
  takeDown(world, vm, atWork ? 'lost' : (VM_STATES[state] as 'off' | 'suspended' | 'provisioning'));
  if (!atWork) return false;
  // The host dies at the end of a tick for which it still paid.
  readyAt(vms, vm, tick + 1 + exactTicksOf(scenario, scenario.policies.haDetectionSeconds ?? DETECTION_S));
  events.push({ type: 'vmLost', vm, host });
  return true;
}

/** A host that has lost its memory backs nothing. */
export function forgetGuests({ hosts }: World, host: HostId): void {
  hosts.privateExactMib[host] = 0;
  hosts.savedExactMib[host] = 0;
  hosts.balloonedExactMib[host] = 0;
  hosts.compressedExactMib[host] = 0;
  hosts.cacheMib[host] = 0;
  hosts.swappedExactMib[host] = 0;
  hosts.incomingMib[host] = 0;
  hosts.demandMhz[host] = 0;
  hosts.dueMhz[host] = 0;
  hosts.usedMhz[host] = 0;
  hosts.overheadMhz[host] = 0;
}
