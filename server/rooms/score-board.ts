import type { ScoreNow } from '#shared/protocol/debrief.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { isScored, RunningScore, WEIGHTS } from '#shared/score/index.ts';
import type { RoomHeader } from '../storage/journals.ts';
import type { Game } from './game.ts';
import type { RoomDeps } from './room-deps.ts';
import type { RoomState } from './state.ts';
import { playingTeams } from './teams.ts';
import { overviewOf } from './view.ts';
import type { TeamWorlds } from './worlds.ts';

/** A room that has not heard what the bots come to asks again after so long. */
const ASK_AGAIN_MS = 60_000;

type BoardDeps = Pick<RoomDeps, 'outlet' | 'timer'>;

/** Points by team. */
export type Scores = ReadonlyMap<number, ScoreNow>;

/** The points of a room's teams, second by second. */
export class ScoreBoard {
  readonly #header: RoomHeader;
  readonly #running = new Map<number, RunningScore>();
  #askedMs = Number.NEGATIVE_INFINITY;

  constructor(header: RoomHeader) {
    this.#header = header;
  }

  /**
   * Asks for what points are measured by while that is not known: from the lobby on, so that it takes no time of the machine
   * from the class once that plays.
   */
  askForPar({ content, state }: Pick<Game, 'content' | 'state'>, { outlet, timer }: BoardDeps): void {
    if (state.par || !isScored(content.scenario) || timer.now() - this.#askedMs < ASK_AGAIN_MS) return;
    this.#askedMs = timer.now();
    outlet.wantPar(this.#header);
  }

  /** Tells the points of all teams. */
  tell({ worlds, state }: Game, { outlet }: Pick<RoomDeps, 'outlet'>, toInstructor: boolean): Scores {
    const scores = this.now(worlds, state);
    outlet.scores(scores);
    if (toInstructor) outlet.overview(overviewOf(worlds, state, scores));
    return scores;
  }

  /** Points by team; none in a hall that is not scored. */
  now(worlds: TeamWorlds, state: RoomState): Map<number, ScoreNow> {
    const scores = new Map<number, ScoreNow>();
    const weights = WEIGHTS[weightsOf(this.#header)];
    for (const team of playingTeams(state)) {
      const world = worlds[team];
      if (world && isScored(world.scenario)) scores.set(team, this.#runningOf(team).now(world, state.par, weights));
    }
    return scores;
  }

  /** The points of a team, told one after another. */
  #runningOf(team: number): RunningScore {
    const running = this.#running.get(team) ?? new RunningScore();
    this.#running.set(team, running);
    return running;
  }
}
