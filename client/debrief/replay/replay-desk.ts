import { at } from '#client/model/facts/cell.ts';
import { NONE } from '#shared/ids.ts';
import { type FramesAsk, framesBetween } from '#shared/inside/frames.ts';
import type { InsideFrame } from '#shared/inside/view.ts';
import { firstTickOf, type OrderEdit } from '#shared/replay/edits.ts';
import { type Difference, firstDifference } from '#shared/replay/first-difference.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import { isInstructors, type Recording, type TimedOrder } from '#shared/replay/recording.ts';
import { type ReplayProblem, replayTeam } from '#shared/replay/replay-recording.ts';
import { CHECKPOINT_TICKS, type OnStep, type TeamReplay } from '#shared/replay/team-replay.ts';
import { type LossLine, lossesOf, type SeriesData, seriesOf } from '#shared/sim/accounts/index.ts';
import type { Refusal } from '#shared/sim/kernel/refusals.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { ReplayFrame } from './replay-session.ts';

/** Why a session cannot be played again here. `unreadable`: its journal is not one that is read here. */
export type DeskProblem = ReplayProblem | 'unreadable';

/** How far a team's game has been played again, and whether it met the hashes of the session. */
export interface ReplayState {
  readonly ticks: number;
  readonly reached: number;
  readonly met: number;
  /** Ticks at which the hash was another one than in the session. */
  readonly missed: readonly number[];
  /** Hashes that the session has left. */
  readonly marks: number;
}

/** An order as it was given, and what became of it. */
export interface GivenOrder {
  readonly at: number;
  readonly order: TimedOrder;
  readonly instructors: boolean;
  readonly refusal?: Refusal;
}

/** The orders of a team, with which VM and customer each row was: names are made from that. */
export interface GivenOrders {
  readonly orders: readonly GivenOrder[];
  readonly vmTenant: readonly number[];
  readonly firstVm: readonly number[];
  readonly archetype: readonly number[];
}

/** What a game came to. */
export interface GameAccount {
  readonly series: SeriesData;
  readonly losses: readonly LossLine[];
}

/** A game as it was, and with other orders. */
export interface WhatIfResult {
  readonly before: GameAccount;
  readonly after: GameAccount;
  /** Why orders of the edits were refused; those that were not are left out. */
  readonly refusals: readonly Refusal[];
  /** Other orders that took effect in the game as it was and are refused in this one. */
  readonly others: number;
}

/** So far forwards a replay tells the events on its way, in ticks: no further than a jump may have to step. A longer way is a jump. */
const TOLD_TICKS = CHECKPOINT_TICKS;

interface Played {
  /** Goes through the game once, from the first tick to the last, notes what it sees and compares hashes. */
  readonly ahead: TeamReplay;
  /** Goes wherever somebody wants to look. */
  shown: TeamReplay;
  /** Goes where somebody looks inside a host. */
  inside: TeamReplay;
  readonly verdicts: Map<TimedOrder, Refusal | undefined>;
  readonly vmTenant: number[];
  readonly firstVm: number[];
  readonly archetype: number[];
}

/** Plays the teams of one recording again, each as far as it is asked for. */
export class ReplayDesk {
  readonly #recording: Recording;
  readonly #teams = new Map<number, Played>();

  private constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** A desk for the recording in a journal; the problem if it is none that can be read here. */
  static open(journal: string): ReplayDesk | DeskProblem {
    const read = readRecording(journal);
    return read.ok ? new ReplayDesk(read.recording) : 'unreadable';
  }

  /** Begins a team's game; answers the problem if it cannot be played here. */
  begin(team: number): DeskProblem | undefined {
    if (this.#teams.has(team)) return undefined;
    const replayed = replayTeam(this.#recording, team);
    if (!replayed.ok) return replayed.problem;
    const ahead = replayed.replay;
    const { world } = ahead;
    this.#teams.set(team, {
      ahead,
      shown: ahead.branch([]),
      inside: ahead.branch([]),
      verdicts: new Map(),
      vmTenant: new Array<number>(world.vms.rows).fill(NONE),
      firstVm: new Array<number>(world.tenants.rows).fill(0),
      archetype: new Array<number>(world.tenants.rows).fill(0),
    });
    return undefined;
  }

  /** The hall of a team at a tick. */
  frame(team: number, tick: number): ReplayFrame {
    const played = this.#played(team);
    const wayTicks = tick - played.shown.tick;
    const isNear = wayTicks > 0 && wayTicks <= TOLD_TICKS;
    const shown = isNear ? played.shown : this.#nearTo(played, tick);
    if (!isNear) shown.stepTo(tick);
    const events: { tick: number; events: World['events'] }[] = [];
    shown.walkTo(tick, (world) => {
      if (world.events.length > 0) events.push({ tick: world.tick, events: [...world.events] });
    });
    return { tick: shown.tick, cells: shown.world.open.slice(), events };
  }

  /** A host opened up, at the moments that are asked for. */
  inside(team: number, wanted: FramesAsk): readonly InsideFrame[] {
    const played = this.#played(team);
    const { ahead, shown, inside } = played;
    const own = Math.max(inside.reached, inside.tick <= wanted.from ? inside.tick : 0);
    const further = [ahead, shown].find(({ reached }) => reached > own && wanted.from > own);
    if (further) played.inside = further.branch([]);
    return framesBetween(played.inside, wanted);
  }

  /** Plays on for so many ticks where nobody has been yet; answers whether there is more. */
  runAhead(team: number, ticks: number): boolean {
    const played = this.#played(team);
    const { ahead } = played;
    ahead.walkTo(ahead.tick + ticks, noting(played));
    return ahead.tick < ahead.game.ticks;
  }

  state(team: number): ReplayState {
    const { game, tick, met, missed } = this.#played(team).ahead;
    return { ticks: game.ticks, reached: tick, met: met.size, missed: [...missed], marks: game.marks?.size ?? 0 };
  }

  /** All orders of a team with what became of them; plays the game to its end. */
  orders(team: number): GivenOrders {
    const played = this.#played(team);
    const { ahead, verdicts, vmTenant, firstVm, archetype } = played;
    this.#finish(played);
    const orders = ahead.game.orders.map((order, at): GivenOrder => {
      const refusal = verdicts.get(order);
      return { at, order, instructors: isInstructors(order), ...(refusal && { refusal }) };
    });
    return { orders, vmTenant, firstVm, archetype };
  }

  /** The first decision that differs between two teams; plays their games to the end. */
  difference(a: number, b: number): Difference | undefined {
    const inEffect = (team: number) => {
      const played = this.#played(team);
      this.#finish(played);
      const { ahead, verdicts } = played;
      return ahead.game.orders.filter((order) => verdicts.has(order) && verdicts.get(order) === undefined);
    };
    return firstDifference(inEffect(a), inEffect(b));
  }

  /** The game as it was beside the game with edits in force. */
  whatIf(team: number, edits: readonly OrderEdit[]): WhatIfResult {
    const played = this.#played(team);
    this.#finish(played);
    const before = accountOf(played.ahead.world);
    const other = played.ahead.branch(edits);
    const edited = new Set(edits.flatMap((edit) => (edit.type === 'drop' ? [] : [edit.order])));
    const refusals: Refusal[] = [];
    let others = 0;
    // What comes before the first of the edits was as it was.
    other.stepTo(Math.min(firstTickOf(played.ahead.game.orders, edits), other.game.ticks));
    other.walkTo(other.game.ticks, (_, verdicts, orders) => {
      orders.forEach((order, i) => {
        const refusal = verdicts[i];
        if (!refusal) return;
        if (edited.has(order)) refusals.push(refusal);
        else if (played.verdicts.get(order) === undefined) others += 1;
      });
    });
    return { before, after: accountOf(other.world), refusals, others };
  }

  /** Plays to the end of the game. Every tick is noted when it is first played, so that no order is left unseen. */
  #finish(played: Played): void {
    played.ahead.walkTo(played.ahead.game.ticks, noting(played));
  }

  /** The replay to look with; it takes over the copies of the world that the other one has kept, if they are nearer. */
  #nearTo(played: Played, tick: number): TeamReplay {
    const { ahead, shown } = played;
    const own = Math.max(shown.reached, shown.tick <= tick ? shown.tick : 0);
    if (tick > own && ahead.reached > own) played.shown = ahead.branch([]);
    return played.shown;
  }

  #played(team: number): Played {
    const played = this.#teams.get(team);
    if (!played) throw new Error(`team ${team} has not begun`);
    return played;
  }
}

function accountOf(world: World): GameAccount {
  return { series: seriesOf(world), losses: lossesOf(world) };
}

function noting(played: Played): OnStep {
  return (world, verdicts, orders) => noteOrders(played, world, verdicts, orders);
}

/** Remembers what became of orders, and which VM each row was then. */
function noteOrders(
  played: Played,
  { vms, tenants }: World,
  verdicts: Parameters<OnStep>[1],
  orders: readonly TimedOrder[],
) {
  if (orders.length === 0) return;
  orders.forEach((order, i) => {
    played.verdicts.set(order, verdicts[i]);
  });
  for (let vm = 0; vm < vms.rows; vm++) {
    const tenant = at(vms.tenant, vm);
    if (tenant !== NONE) played.vmTenant[vm] = tenant;
  }
  for (let tenant = 0; tenant < tenants.rows; tenant++) {
    if (at(tenants.state, tenant) === 0) continue;
    played.firstVm[tenant] = at(tenants.firstVm, tenant);
    played.archetype[tenant] = at(tenants.archetype, tenant);
  }
}
