import type { ScoreNow } from '#shared/protocol/debrief.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import {
  isScored,
  type LedgerLine,
  lastChange,
  type Par,
  type SecondsSeries,
  scoreOf,
  WEIGHTS,
} from '#shared/score/index.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { RoomHeader } from '../storage/journals.ts';
import type { Game } from './game.ts';
import type { RoomDeps } from './room-deps.ts';
import type { RoomState } from './state.ts';
import { playingTeams } from './teams.ts';
import { overviewOf } from './view.ts';
import type { TeamWorlds } from './worlds.ts';

/** The last change of a score is looked for in so many seconds: a business hour at ×1. Design value. */
const CHANGE_S = 10;
/** A room that has not heard what the bots come to asks again after so long. */
const ASK_AGAIN_MS = 60_000;

/** The points of a room's teams, second by second. */
export class ScoreBoard {
  readonly #header: RoomHeader;
  /** Lines of the loss ledger of the last seconds, by team; the oldest first. */
  readonly #losses = new Map<number, { readonly beat: number; readonly lines: readonly LedgerLine[] }[]>();
  #askedMs = Number.NEGATIVE_INFINITY;

  constructor(header: RoomHeader) {
    this.#header = header;
  }

  /** Tells the points of all teams, and asks for what they are measured by while that is not known. */
  tell({ worlds, state }: Game, { outlet, timer }: Pick<RoomDeps, 'outlet' | 'timer'>, toInstructor: boolean): void {
    if (this.#wantsPar(worlds, state, timer.now())) outlet.wantPar(this.#header);
    const scores = this.now(worlds, state);
    outlet.scores(scores);
    if (toInstructor) outlet.overview(overviewOf(worlds, state, scores));
  }

  #wantsPar(worlds: TeamWorlds, state: RoomState, nowMs: number): boolean {
    const [world] = worlds;
    if (!world || state.par || !isScored(world.scenario) || nowMs - this.#askedMs < ASK_AGAIN_MS) return false;
    this.#askedMs = nowMs;
    return true;
  }

  /** Points by team; none in a hall that is not scored. */
  now(worlds: TeamWorlds, state: RoomState): Map<number, ScoreNow> {
    const scores = new Map<number, ScoreNow>();
    for (const team of playingTeams(state)) {
      const world = worlds[team];
      if (world && isScored(world.scenario)) scores.set(team, this.#scoreOf(world, team, state.par));
    }
    return scores;
  }

  #scoreOf(world: World, team: number, par: Par | undefined): ScoreNow {
    const series = seriesNow(world);
    const losses = lossesOf(world);
    const before = this.#lossesBefore(team, series.beats, losses);
    const { tick } = world;
    if (!par) return { tick, ready: false, milliPoints: 0, axes: {} };
    const weights = WEIGHTS[weightsOf(this.#header)];
    const { milliPoints, axes } = scoreOf(series, par, weights);
    const change = lastChange({ series, par, weights }, CHANGE_S, losses, before);
    return { tick, ready: true, milliPoints, axes, ...(change ? { change } : {}) };
  }

  /** Notes the ledger of this second; answers it as it was some seconds ago, or as early as it is known. */
  #lossesBefore(team: number, beat: number, lines: readonly LedgerLine[]): readonly LedgerLine[] {
    const kept = this.#losses.get(team) ?? [];
    if (kept.at(-1)?.beat !== beat) kept.push({ beat, lines });
    while ((kept[1]?.beat ?? Number.POSITIVE_INFINITY) <= beat - CHANGE_S) kept.shift();
    this.#losses.set(team, kept);
    return kept[0]?.lines ?? lines;
  }
}

/** The series of a world as it is at this moment, without copies: good until the next tick. */
function seriesNow(world: World): SecondsSeries {
  const beats = Math.min(world.series.rows, Math.floor(world.tick / ticksOf(world.scenario, SECOND_S)));
  return { beats, columns: world.series };
}
