import type { MigrationId, VmId } from '#shared/ids.ts';
import { MBIT_PER_MIB, PERMILLE } from '#shared/units.ts';
import { MIGRATION_MODES, MIGRATION_STATES } from '../kernel/codes/index.ts';
import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { BOOT_S } from '../lifecycle/index.ts';
import { hostSessions, networkSessions } from '../network/index.ts';
import { failMigration } from '../placement/index.ts';
import { type Dirtying, dirtyMibPerS } from './dirty-pages.ts';
import {
  advanceMove,
  dirtyingIn,
  isMoving,
  passMilestone,
  secondsToNext,
  settleRound,
  startMove,
} from './live-migration.ts';
import { forecastRounds } from './migration-forecast.ts';
import { copiesMbit, networkMbit, SENDER_CORES_PER_GBIT, shareNetwork } from './migration-network.ts';
import { migrationPolicy } from './migration-policy.ts';
import { SWITCH_MS } from './post-copy.ts';

const FREE = MIGRATION_STATES.indexOf('none');
const QUEUED = MIGRATION_STATES.indexOf('queued');
const POST_COPY = MIGRATION_STATES.indexOf('postCopy');
const STOP_AND_COPY = MIGRATION_STATES.indexOf('stopAndCopy');
const PRE_COPY_MODE = MIGRATION_MODES.indexOf('preCopy');
const POST_COPY_MODE = MIGRATION_MODES.indexOf('postCopy');
const COLD_MODE = MIGRATION_MODES.indexOf('cold');
const PRE_COPY = MIGRATION_STATES.indexOf('preCopy');
/** Rounds, pauses and landings of one tick at most, per row: a guard, never reached by a real move. */
const MAX_MILESTONES = 200;
/** Grain of a predicted pause, ms. */
const PAUSE_GRAIN_MS = 10;

/**
 * System of the tick: moves of VMs under way, their rounds and pauses. Rounds get shorter than a tick, so they are played
 * inside it, from one milestone of any move to the next.
 */
export function migration(world: World): void {
  world.vms.pausedFraction.fill(0);
  if (world.hall.migrationMbit[0] === 0) failLiveMoves(world);
  if (isIdle(world)) {
    world.hall.migrationUsedMbit[0] = Math.round(copiesMbit(world));
    return;
  }
  play(world);
  publishMoves(world);
}

/** A live move needs the migration network in every moment; its guest stays where it runs, unless it has gone over. */
function failLiveMoves(world: World): void {
  const { migrations } = world;
  for (let m = 0; m < migrations.rows; m++) {
    if (isMoving(world, m) && migrations.mode[m] !== COLD_MODE && migrations.state[m] !== POST_COPY)
      failMigration(world, migrations.vm[m] as VmId, 'linkDown');
  }
}

function isIdle({ migrations }: World): boolean {
  for (let m = 0; m < migrations.rows; m++) if (migrations.state[m] !== FREE) return false;
  return true;
}

function play(world: World): void {
  const { migrations, scenario } = world;
  let leftS = scenario.tickSeconds;
  for (let i = 0; i < MAX_MILESTONES * migrations.rows && leftS > 1e-12; i++) {
    startWaiting(world);
    shareNetwork(world);
    settleRounds(world);
    const seconds = Math.min(leftS, untilNextMilestone(world));
    leftS -= seconds;
    passTime(world, seconds, scenario.tickSeconds - leftS);
  }
}

function settleRounds(world: World): void {
  for (let m = 0 as MigrationId; m < world.migrations.rows; m++) if (isMoving(world, m)) settleRound(world, m);
}

function untilNextMilestone(world: World): number {
  const { migrations } = world;
  let seconds = Number.MAX_VALUE;
  for (let m = 0; m < migrations.rows; m++) {
    if (isMoving(world, m)) seconds = Math.min(seconds, secondsToNext(world, m));
  }
  return seconds;
}

/** Lets all moves go on for so many seconds; so much of the tick has passed by then. */
function passTime(world: World, seconds: number, passedS: number): void {
  const { migrations, hosts, scenario } = world;
  for (let m = 0 as MigrationId; m < migrations.rows; m++) {
    if (!isMoving(world, m)) continue;
    const dirtying = dirtyingIn(world, m);
    const from = migrations.from[m];
    const beforeMib = migrations.totalMib[m];
    advanceMove(world, m, seconds, dirtying);
    const gbit = ((migrations.totalMib[m] - beforeMib) * MBIT_PER_MIB) / 1000;
    hosts.overheadMhz[from] += (gbit / scenario.tickSeconds) * SENDER_CORES_PER_GBIT * hosts.coreMhz[from];
    passMilestone(world, m, dirtying);
    if (migrations.arrived[m] === 1) migrations.arrivedAfterS[m] = passedS;
  }
}

/** Starts moves in the order in which they were asked for; one that finds its hosts full lets later ones pass. */
function startWaiting(world: World): void {
  for (let m = nextWaiting(world); m >= 0; m = nextWaiting(world)) startMove(world, m as MigrationId);
}

function nextWaiting(world: World): number {
  const { migrations } = world;
  if (!migrations.state.includes(QUEUED)) return -1;
  if (countSessions(world) >= networkSessions(networkMbit(world))) return -1;
  let first = -1;
  for (let m = 0; m < migrations.rows; m++) {
    if (migrations.state[m] !== QUEUED) continue;
    const earlier = first < 0 || migrations.startedAtTick[m] < migrations.startedAtTick[first];
    if (earlier && hasSlot(world, m)) first = m;
  }
  return first;
}

/** Moves under way in which each host takes part. */
let sessions = new Int32Array(64);

/** Counts them; says how many moves are under way in all. */
function countSessions(world: World): number {
  const { migrations, hosts } = world;
  if (sessions.length < hosts.rows) sessions = new Int32Array(hosts.rows);
  sessions.fill(0);
  let all = 0;
  for (let m = 0; m < migrations.rows; m++) {
    if (!isMoving(world, m)) continue;
    all += 1;
    sessions[migrations.from[m]] += 1;
    if (migrations.to[m] !== migrations.from[m]) sessions[migrations.to[m]] += 1;
  }
  return all;
}

function hasSlot(world: World, m: number): boolean {
  const { migrations, hall } = world;
  if (migrations.mode[m] !== COLD_MODE && hall.migrationMbit[0] === 0) return false;
  return canTakePart(world, migrations.from[m]) && canTakePart(world, migrations.to[m]);
}

function canTakePart({ hosts, scenario }: World, host: number): boolean {
  return sessions[host] < hostSessions(scenario.hostModels[hosts.model[host]].nicMbit);
}

function publishMoves(world: World): void {
  const { migrations, hall, tick, scenario } = world;
  let usedMbit = copiesMbit(world);
  for (let m = 0 as MigrationId; m < migrations.rows; m++) {
    if (migrations.state[m] === FREE) continue;
    usedMbit += migrations.rateExactMibPerS[m] * MBIT_PER_MIB;
    migrations.sentMib[m] = Math.floor(migrations.totalMib[m]);
    migrations.remainingMib[m] = Math.ceil(migrations.roundLeftMib[m]);
    migrations.rateMibPerS[m] = Math.round(migrations.rateExactMibPerS[m]);
    if (tick % ticksOf(scenario, SECOND_S) === 0 || migrations.startedAtTick[m] === tick) publishForecast(world, m);
  }
  hall.migrationUsedMbit[0] = Math.round(usedMbit);
}

/** Once a second: a forecast that changes with every tick cannot be read. */
function publishForecast(world: World, m: MigrationId): void {
  const { migrations } = world;
  if (migrations.state[m] === PRE_COPY) publishRounds(world, m);
  else if (migrations.state[m] !== QUEUED && migrations.mode[m] !== PRE_COPY_MODE) publishOnePass(world, m);
}

function publishRounds(world: World, m: MigrationId): void {
  const { migrations } = world;
  const dirtying = dirtyingIn(world, m);
  const forecast = forecastMove(world, m, dirtying);
  migrations.dirtyMibPerS[m] = Math.round(dirtyMibPerS(dirtying));
  publishPause(world, m, forecast.pauseMs);
  migrations.predictedEndTick[m] = forecast.converges ? secondIn(world, forecast.seconds) : 0;
}

/** What is sent once ends when all is sent; nobody knows when while the network is down. */
function publishOnePass(world: World, m: MigrationId): void {
  const { migrations, scenario, tick } = world;
  const switching = migrations.state[m] === STOP_AND_COPY && migrations.mode[m] === POST_COPY_MODE;
  const leftMib = migrations.roundLeftMib[m] + (switching ? migrations.restMib[m] : 0);
  const rateMibPerS = migrations.rateExactMibPerS[m];
  if (leftMib > 0 && rateMibPerS <= 0) {
    migrations.predictedEndTick[m] = 0;
    return;
  }
  const boots = migrations.mode[m] === COLD_MODE ? BOOT_S : 0;
  const seconds = (leftMib > 0 ? leftMib / rateMibPerS : 0) + migrations.pauseLeftS[m] + boots;
  migrations.predictedEndTick[m] = secondIn(world, seconds);
  const sinceS = (tick - migrations.startedAtTick[m]) * scenario.tickSeconds;
  const stands = migrations.mode[m] !== POST_COPY_MODE;
  publishPause(world, m, stands ? (sinceS + seconds) * 1000 : SWITCH_MS);
}

function publishPause({ migrations }: World, m: MigrationId, pauseMs: number): void {
  migrations.predictedPauseMs[m] = Math.ceil(pauseMs / PAUSE_GRAIN_MS) * PAUSE_GRAIN_MS;
}

/** The tick in so many seconds, in whole seconds. */
function secondIn({ scenario, tick }: World, seconds: number): number {
  const grain = ticksOf(scenario, SECOND_S);
  return Math.ceil((tick + seconds / scenario.tickSeconds) / grain) * grain;
}

function forecastMove(world: World, m: MigrationId, dirtying: Dirtying) {
  const { migrations, vms, scenario } = world;
  const policy = migrationPolicy(scenario);
  const adaptive = policy.rounds === 'adaptive';
  const state = {
    round: migrations.round[m],
    leftMib: migrations.roundLeftMib[m],
    seconds: migrations.roundSentS[m],
    effectiveS: migrations.hotDirtyS[m],
    coldMib: migrations.dirtiedMib[m],
    limitMbit: adaptive ? migrations.limitMbit[m] : 0,
    roundMib: migrations.roundMib[m],
    throttling: {
      highRounds: migrations.highRounds[m],
      percent: (100 * vms.throttlePermille[migrations.vm[m]]) / PERMILLE,
    },
  };
  const rateMibPerS = adaptive ? networkMbit(world) / MBIT_PER_MIB : migrations.rateExactMibPerS[m];
  return forecastRounds(policy, dirtying, state, Math.max(1e-3, rateMibPerS));
}
