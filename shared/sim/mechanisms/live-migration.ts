import type { HostId, MigrationId, VmId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { MIGRATION_STATES, VM_STATES } from '../codes.ts';
import type { World } from '../world.ts';
import { type Dirtying, dirtyingOf, MAX_ACTIVITY } from './dirty-pages.ts';
import { becomeOrdinary, clearGuest } from './guest-state.ts';
import { landMigration } from './migration-booking.ts';
import { migrationPolicy } from './migration-policy.ts';
import { nextRound } from './pre-copy.ts';
import { startBoot } from './vm-power.ts';

const QUEUED = MIGRATION_STATES.indexOf('queued');
const PRE_COPY = MIGRATION_STATES.indexOf('preCopy');
const STOP_AND_COPY = MIGRATION_STATES.indexOf('stopAndCopy');
const COLD = MIGRATION_STATES.indexOf('cold');
/** Speed lost while the hypervisor logs which pages are written; design value. */
const LOGGING_LOSS = 0.04;
/** Memory below which a round counts as sent: what rounding may leave. */
const NOTHING_MIB = 1e-7;

/** Whether a move takes part in the traffic: neither waiting nor arrived. */
export function isMoving({ migrations }: World, m: number): boolean {
  return migrations.state[m] > QUEUED && migrations.arrived[m] === 0;
}

/** Starts a move that waited: a live one begins its first pass, a cold one shuts its guest down. */
export function startMove(world: World, m: MigrationId): void {
  const { migrations, vms, scenario, tick, events } = world;
  const vm = migrations.vm[m] as VmId;
  const policy = migrationPolicy(scenario);
  if (migrations.cold[m]) {
    clearGuest(world, vm);
    vms.state[vm] = VM_STATES.indexOf('off');
  } else migrations.limitMbit[m] = policy.rounds === 'adaptive' ? policy.minMbit : policy.sessionMbit;
  migrations.state[m] = migrations.cold[m] ? COLD : PRE_COPY;
  migrations.usedMib[m] = migrations.cold[m] ? vms.memMib[vm] : travellingMib(vms, vm);
  migrations.roundLeftMib[m] = migrations.usedMib[m];
  migrations.startedAtTick[m] = tick;
  const [from, to] = [migrations.from[m] as HostId, migrations.to[m] as HostId];
  events.push({ type: 'migrationStarted', migration: m, vm, from, to });
}

/** Memory of a guest that must travel at least once: all it ever touched but what its balloon holds, in MiB. */
export function travellingMib(vms: World['vms'], vm: VmId): number {
  const held = Math.max(vms.everTouchedMib[vm], vms.touchedExactMib[vm]) - vms.balloonedExactMib[vm];
  return Math.min(vms.memMib[vm], Math.max(0, held));
}

/** What a guest on the move dirties in this tick. */
export function dirtyingIn({ vms, migrations, scenario }: World, m: MigrationId): Dirtying {
  const vm = migrations.vm[m];
  const loadFactor = vms.meanLoad[vm] > 0 ? Math.min(MAX_ACTIVITY, vms.load[vm] / vms.meanLoad[vm]) : 1;
  const running = (1 - vms.throttlePermille[vm] / PERMILLE) * (1 - vms.stallFraction[vm]) * (1 - vms.readyFraction[vm]);
  return dirtyingOf(scenario, vms.workload[vm], vms.activeExactMib[vm], loadFactor * Math.max(0, running));
}

/** Time until a move comes to the end of its round, pause or copy at its present rate, in seconds. */
export function secondsToNext({ migrations }: World, m: number): number {
  if (migrations.roundLeftMib[m] > 0) {
    const rate = migrations.rateExactMibPerS[m];
    return rate > 0 ? migrations.roundLeftMib[m] / rate : Number.MAX_VALUE;
  }
  return migrations.state[m] === STOP_AND_COPY ? migrations.pauseLeftS[m] : 0;
}

/** Lets a move go on for a while in which nothing ends. */
export function advanceMove(world: World, m: MigrationId, seconds: number, dirtying: Dirtying): void {
  const { migrations, vms, scenario } = world;
  const vm = migrations.vm[m];
  const sentMib = Math.min(migrations.roundLeftMib[m], migrations.rateExactMibPerS[m] * seconds);
  migrations.roundLeftMib[m] -= sentMib;
  if (migrations.roundLeftMib[m] < NOTHING_MIB) migrations.roundLeftMib[m] = 0;
  migrations.totalMib[m] += sentMib;
  if (migrations.state[m] === PRE_COPY) {
    migrations.roundSentS[m] += seconds;
    migrations.hotDirtyS[m] += seconds * dirtying.activity;
    migrations.dirtiedMib[m] += seconds * dirtying.activity * dirtying.coldMibPerS;
    vms.pausedFraction[vm] += (LOGGING_LOSS * seconds) / scenario.tickSeconds;
  } else if (migrations.state[m] === STOP_AND_COPY) {
    if (sentMib === 0) migrations.pauseLeftS[m] = Math.max(0, migrations.pauseLeftS[m] - seconds);
    migrations.pauseTotalS[m] += seconds;
    vms.pausedFraction[vm] += seconds / scenario.tickSeconds;
  }
}

/** Takes a move past the end of its round, pause or copy, if it is there. */
export function passMilestone(world: World, m: MigrationId, dirtying: Dirtying): void {
  const { migrations } = world;
  if (migrations.roundLeftMib[m] > 0) return;
  if (migrations.state[m] === PRE_COPY) endRound(world, m, dirtying);
  else if (migrations.state[m] === COLD || migrations.pauseLeftS[m] <= 1e-12) migrations.arrived[m] = 1;
}

function endRound({ migrations, scenario }: World, m: MigrationId, dirtying: Dirtying): void {
  const policy = migrationPolicy(scenario);
  const next = nextRound(policy, dirtying, {
    round: migrations.round[m],
    seconds: migrations.roundSentS[m],
    effectiveS: migrations.hotDirtyS[m],
    coldMib: migrations.dirtiedMib[m],
    rateMibPerS: migrations.rateExactMibPerS[m],
  });
  migrations.round[m] += 1;
  migrations.roundLeftMib[m] = next.leftMib;
  migrations.limitMbit[m] = next.limitMbit;
  migrations.roundSentS[m] = 0;
  migrations.hotDirtyS[m] = 0;
  migrations.dirtiedMib[m] = 0;
  if (!next.stop) return;
  migrations.state[m] = STOP_AND_COPY;
  migrations.pauseLeftS[m] = policy.resumeMs / 1000;
}

/**
 * Makes the target the home of a VM that has arrived. Done at the start of the next tick, so that within a tick all
 * systems see the VM on one host.
 */
export function land(world: World, m: MigrationId): void {
  const { migrations, vms, events } = world;
  const vm = migrations.vm[m] as VmId;
  const cold = migrations.cold[m] === 1;
  events.push({
    type: 'migrationDone',
    vm,
    from: migrations.from[m] as HostId,
    to: migrations.to[m] as HostId,
    pauseMs: Math.round(migrations.pauseTotalS[m] * 1000),
    sentMib: Math.round(migrations.totalMib[m]),
    rounds: migrations.round[m],
  });
  landMigration(world, m);
  becomeOrdinary(vms, vm);
  vms.warmCpuS[vm] = 0;
  if (cold) startBoot(world, vm);
}
