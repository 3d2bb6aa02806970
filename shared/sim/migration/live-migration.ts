import type { HostId, MigrationId, VmId } from '#shared/ids.ts';
import { MIGRATION_MODES, MIGRATION_STATES, type MigrationMode, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { clearGuest, startBoot } from '../lifecycle/index.ts';
import { travellingMib } from '../memory/index.ts';
import { landMigration } from '../placement/index.ts';
import { throttleAfter } from './auto-converge.ts';
import { type Dirtying, dirtyingAt } from './dirty-pages.ts';
import { migrationPolicy } from './migration-policy.ts';
import { beginFetching, beginSwitch, discardHostState, fetchPages } from './post-copy.ts';
import { nextRound, sentMib } from './pre-copy.ts';

const QUEUED = MIGRATION_STATES.indexOf('queued');
const PRE_COPY = MIGRATION_STATES.indexOf('preCopy');
const STOP_AND_COPY = MIGRATION_STATES.indexOf('stopAndCopy');
const COLD = MIGRATION_STATES.indexOf('cold');
const POST_COPY = MIGRATION_STATES.indexOf('postCopy');
const POST_COPY_MODE = MIGRATION_MODES.indexOf('postCopy');
/** Speed lost while the hypervisor logs which pages are written; design value. */
export const LOGGING_LOSS = 0.04;
/** Memory below which a round counts as sent: what rounding may leave. */
const NOTHING_MIB = 1e-7;

/** Whether a move takes part in the traffic: neither waiting nor arrived. */
export function isMoving({ migrations }: World, m: number): boolean {
  return migrations.state[m] > QUEUED && migrations.arrived[m] === 0;
}

/** Starts a move that waited, each mode in its own way. */
export function startMove(world: World, m: MigrationId): void {
  const { migrations, vms, scenario, tick, events } = world;
  const vm = migrations.vm[m] as VmId;
  const mode = MIGRATION_MODES[migrations.mode[m]];
  const policy = migrationPolicy(scenario);
  migrations.usedMib[m] = mode === 'cold' ? vms.memMib[vm] : travellingMib(vms, vm);
  migrations.limitMbit[m] = mode === 'cold' ? 0 : policy.sessionMbit;
  migrations.startedAtTick[m] = tick;
  START[mode](world, m);
  const [from, to] = [migrations.from[m] as HostId, migrations.to[m] as HostId];
  events.push({ type: 'migrationStarted', migration: m, vm, from, to });
}

const START: { readonly [M in MigrationMode]: (world: World, m: MigrationId) => void } = {
  preCopy({ migrations, scenario }, m) {
    const { rounds, minMbit, sessionMbit } = migrationPolicy(scenario);
    migrations.limitMbit[m] = rounds === 'adaptive' ? minMbit : sessionMbit;
    migrations.state[m] = PRE_COPY;
    beginRound(migrations, m, migrations.usedMib[m]);
  },
  cold(world, m) {
    const { migrations, vms } = world;
    clearGuest(world, migrations.vm[m] as VmId);
    vms.state[migrations.vm[m]] = VM_STATES.indexOf('off');
    migrations.state[m] = COLD;
    beginRound(migrations, m, migrations.usedMib[m]);
  },
  stopAndCopy({ migrations, scenario }, m) {
    migrations.state[m] = STOP_AND_COPY;
    migrations.pauseLeftS[m] = migrationPolicy(scenario).resumeMs / 1000;
    beginRound(migrations, m, migrations.usedMib[m]);
  },
  postCopy: (world, m) => beginSwitch(world, m, world.migrations.usedMib[m]),
};

function beginRound(migrations: World['migrations'], m: number, leftMib: number): void {
  migrations.roundMib[m] = leftMib;
  migrations.roundLeftMib[m] = leftMib;
  migrations.skippableMib[m] = 0;
}

/** A round begins at the rate that it gets: only then is known how much of it will be dirty again and is skipped. */
export function settleRound(world: World, m: MigrationId): void {
  const { migrations } = world;
  const rateMibPerS = migrations.rateExactMibPerS[m];
  if (migrations.state[m] !== PRE_COPY || migrations.skippableMib[m] === 0 || rateMibPerS <= 0) return;
  const round = { leftMib: migrations.roundLeftMib[m], skippableMib: migrations.skippableMib[m] };
  beginRound(migrations, m, sentMib(dirtyingIn(world, m), round, rateMibPerS));
}

/** What a guest on the move dirties in this tick. */
export function dirtyingIn(world: World, m: MigrationId): Dirtying {
  return dirtyingAt(world, world.migrations.vm[m] as VmId);
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
  const passedMib = Math.min(migrations.roundLeftMib[m], migrations.rateExactMibPerS[m] * seconds);
  migrations.roundLeftMib[m] -= passedMib;
  if (migrations.roundLeftMib[m] < NOTHING_MIB) migrations.roundLeftMib[m] = 0;
  migrations.totalMib[m] += passedMib;
  if (migrations.state[m] === PRE_COPY) {
    migrations.roundSentS[m] += seconds;
    migrations.hotDirtyS[m] += seconds * dirtying.activity;
    migrations.dirtiedMib[m] += seconds * dirtying.activity * dirtying.coldMibPerS;
    vms.pausedFraction[vm] += (LOGGING_LOSS * seconds) / scenario.tickSeconds;
  } else if (migrations.state[m] === STOP_AND_COPY) {
    if (passedMib === 0) migrations.pauseLeftS[m] = Math.max(0, migrations.pauseLeftS[m] - seconds);
    migrations.pauseTotalS[m] += seconds;
    vms.pausedFraction[vm] += seconds / scenario.tickSeconds;
  } else if (migrations.state[m] === POST_COPY) fetchPages(world, m, seconds, dirtying);
}

/** Takes a move past the end of its round, pause or copy, if it is there. */
export function passMilestone(world: World, m: MigrationId, dirtying: Dirtying): void {
  const { migrations } = world;
  if (migrations.roundLeftMib[m] > 0) return;
  const state = migrations.state[m];
  if (state === PRE_COPY) endRound(world, m, dirtying);
  else if (state === STOP_AND_COPY && migrations.pauseLeftS[m] > 1e-12) return;
  else if (state === STOP_AND_COPY && migrations.mode[m] === POST_COPY_MODE) beginFetching(world, m);
  else migrations.arrived[m] = 1;
}

function endRound(world: World, m: MigrationId, dirtying: Dirtying): void {
  const { migrations, scenario } = world;
  const policy = migrationPolicy(scenario);
  const next = nextRound(policy, dirtying, {
    round: migrations.round[m],
    seconds: migrations.roundSentS[m],
    effectiveS: migrations.hotDirtyS[m],
    coldMib: migrations.dirtiedMib[m],
    rateMibPerS: migrations.rateExactMibPerS[m],
  });
  if (policy.autoConverge && !next.stop) converge(world, m, next.leftMib);
  migrations.round[m] += 1;
  beginRound(migrations, m, next.leftMib);
  migrations.skippableMib[m] = next.skippableMib;
  migrations.limitMbit[m] = next.limitMbit;
  migrations.roundSentS[m] = 0;
  migrations.hotDirtyS[m] = 0;
  migrations.dirtiedMib[m] = 0;
  if (!next.stop) return;
  migrations.state[m] = STOP_AND_COPY;
  migrations.pauseLeftS[m] = policy.resumeMs / 1000;
}

/** QEMU `auto-converge`: throttles a guest that dirties more than half of what is sent, and more if that does not do. */
function converge({ migrations, vms }: World, m: MigrationId, dirtiedMib: number): void {
  const vm = migrations.vm[m];
  const present = { highRounds: migrations.highRounds[m], percent: vms.throttlePermille[vm] / 10 };
  const next = throttleAfter(present, dirtiedMib, migrations.roundMib[m]);
  migrations.highRounds[m] = next.highRounds;
  vms.throttlePermille[vm] = Math.round(next.percent * 10);
}

/**
 * Makes the target the home of a VM that has arrived. Done at the start of the next tick, so that within a tick all
 * systems see the VM on one host.
 */
export function land(world: World, m: MigrationId): void {
  const { migrations, vms, events } = world;
  const vm = migrations.vm[m] as VmId;
  const mode = MIGRATION_MODES[migrations.mode[m]];
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
  if (mode === 'postCopy') return;
  discardHostState(vms, vm);
  if (mode === 'cold') startBoot(world, vm);
}
