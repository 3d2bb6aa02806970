import {
  MIGRATION_MODES,
  MIGRATION_STATES,
  type MigrationMode,
  type MigrationState,
} from '#shared/sim/kernel/codes/index.ts';
import type { Foretold } from './foretell.ts';
import { type Exact, type ExactRules, exactBy, rowsWhere, type Seen } from './seen.ts';

/** What only a world tells of a move. All in MiB unless said otherwise. */
export interface MoveDetails {
  /** Memory that must travel at least once, and of a post-copy what the guest lacks on the target. */
  readonly usedMib: number;
  readonly restMib: number;
  /** What this round had to send when it began. */
  readonly roundMib: number;
  /** Distinct memory that got dirty since this round began: what the next one must send again. */
  readonly dirtyMib: number;
  /** s: in this round so far. */
  readonly roundS: number;
  /** s: that the guest has stood still for it so far, and has still to stand still beside what is sent. */
  readonly pausedS: number;
  readonly pauseLeftS: number;
  /** Pages of a post-copy that the guest had to wait for. */
  readonly faults: number;
}

/** One VM on its way to another host. */
export interface Move {
  readonly migration: number;
  readonly vm: number;
  readonly tenant: number;
  readonly from: number;
  readonly to: number;
  readonly mode: MigrationMode;
  readonly state: MigrationState;
  /** 0 = the first full pass. */
  readonly round: number;
  /** MiB: left to send in this round. */
  readonly leftMib: number;
  /** MiB: sent over all rounds. */
  readonly sentMib: number;
  readonly rateMibPerS: number;
  /** MiB/s: that its guest dirties; only a pre-copy sends that again. */
  readonly dirtyMibPerS: number;
  /** ‰ of speed taken from the guest so that its move gets ahead. */
  readonly throttlePermille: number;
  readonly startedAtTick: number;
  /** The hypervisor's own forecast from the present rates; no end: it does not converge. */
  readonly forecast?: { readonly pauseMs: number; readonly endTick?: number };
  readonly details?: MoveDetails;
  /** What happens if nobody gives an order: found by running a copy of the world on. */
  readonly foretold?: Foretold;
}

/** All moves of a hall and the pipe that they share. */
export interface MovesPicture {
  readonly view: 'moves';
  readonly host: number;
  readonly exact: boolean;
  /** Mbit/s: of the migration network (0 = down), and in use by moves and by disks that are copied. */
  readonly networkMbit: number;
  readonly usedMbit: number;
  readonly moves: readonly Move[];
}

const PRE_COPY = MIGRATION_STATES.indexOf('preCopy');
const QUEUED = MIGRATION_STATES.indexOf('queued');

/** Reads the moves of a hall, as seen from one of its hosts. */
export function movesOf(world: Seen, host: number, rules?: ExactRules): MovesPicture {
  const known = exactBy(world, rules);
  const { hall } = world;
  return {
    view: 'moves',
    host,
    exact: known !== undefined,
    networkMbit: hall.migrationMbit[0],
    usedMbit: hall.migrationUsedMbit[0],
    moves: movesIn(world).map((m) => moveOf(world, m, known)),
  };
}

/** Rows of the moves that wait or are under way. */
export function movesIn({ migrations }: Seen): readonly number[] {
  return rowsWhere(migrations.rows, (m) => migrations.state[m] !== 0);
}

function moveOf(world: Seen, m: number, known: Exact | undefined): Move {
  const { migrations, vms } = world;
  const exact = known?.world;
  const vm = migrations.vm[m];
  return {
    migration: m,
    vm,
    tenant: vms.tenant[vm],
    from: migrations.from[m],
    to: migrations.to[m],
    mode: MIGRATION_MODES[migrations.mode[m]],
    state: MIGRATION_STATES[migrations.state[m]],
    round: migrations.round[m],
    leftMib: exact ? exact.migrations.roundLeftMib[m] : migrations.remainingMib[m],
    sentMib: exact ? exact.migrations.totalMib[m] : migrations.sentMib[m],
    rateMibPerS: exact ? exact.migrations.rateExactMibPerS[m] : migrations.rateMibPerS[m],
    dirtyMibPerS: known ? dirtyRateOf(known, m) : migrations.dirtyMibPerS[m],
    throttlePermille: vms.throttlePermille[vm],
    startedAtTick: migrations.startedAtTick[m],
    ...forecastOf(world, m),
    ...(known && migrations.state[m] > QUEUED && { details: detailsOf(known, m) }),
  };
}

function dirtyRateOf({ world, rules }: Exact, m: number): number {
  return world.migrations.state[m] === PRE_COPY ? rules.dirtyMibPerS(world, m) : 0;
}

/** A move that waits, or that has just begun, has none yet. */
function forecastOf({ migrations }: Seen, m: number): Pick<Move, 'forecast'> {
  const [endTick, pauseMs] = [migrations.predictedEndTick[m], migrations.predictedPauseMs[m]];
  if (migrations.state[m] <= QUEUED || (endTick === 0 && pauseMs === 0)) return {};
  return { forecast: { pauseMs, ...(endTick > 0 && { endTick }) } };
}

function detailsOf({ world, rules }: Exact, m: number): MoveDetails {
  const { migrations } = world;
  return {
    usedMib: migrations.usedMib[m],
    restMib: migrations.restMib[m],
    roundMib: migrations.roundMib[m],
    dirtyMib: migrations.state[m] === PRE_COPY ? rules.dirtySinceRoundMib(world, m) : 0,
    roundS: migrations.roundSentS[m],
    pausedS: migrations.pauseTotalS[m],
    pauseLeftS: migrations.pauseLeftS[m],
    faults: migrations.faults[m],
  };
}
