import type { Timer } from '#shared/clock.ts';
import type { LessonQuestion } from '#shared/lessons/lesson.ts';
import type { TruthWish } from '../../threads/wire.ts';
import type { Game } from '../game.ts';
import type { RoomDeps } from '../room-deps.ts';
import type { RoomState } from '../state.ts';
import { saveWorlds } from '../worlds.ts';
import { lessonOf, teamsOf } from './begin-step.ts';

/** A room that has not heard what an answer is asks again after so long. */
const ASK_AGAIN_MS = 60_000;

/** Whether nobody knows yet what the answer to a question is. */
export function isWanted({ asks = [] }: Pick<RoomState, 'asks'>, ask: number): boolean {
  return asks[ask] !== undefined && asks[ask].truth === undefined;
}

/** Asks for the truths that must be run, each once, and again if nothing is heard. */
export class Truths {
  readonly #askedMs = new Map<number, number>();

  tell(game: Game, { outlet, timer }: Pick<RoomDeps, 'outlet' | 'timer'>): void {
    const ask = (game.state.asks ?? []).findLastIndex((_, no) => isWanted(game.state, no));
    if (ask < 0 || !this.#isTime(ask, timer)) return;
    const wish = wishFor(game, ask);
    if (!wish) return;
    this.#askedMs.set(ask, timer.now());
    outlet.wantTruth(ask, wish);
  }

  #isTime(ask: number, timer: Timer): boolean {
    const askedMs = this.#askedMs.get(ask);
    return askedMs === undefined || timer.now() - askedMs >= ASK_AGAIN_MS;
  }
}

function wishFor(game: Game, ask: number): TruthWish | undefined {
  const asked = game.state.asks?.[ask]?.question;
  if (asked?.shape.kind === 'measure') return { measure: asked.shape.measure };
  const lesson = lessonOf(game);
  const question = lesson?.questions.find((each) => each.id === asked?.id);
  if (!lesson || !question || !isRun(question)) return undefined;
  const { scenario, seed } = game.header;
  const world = question.truth.kind === 'fork' && question.truth.from === 'now' ? teamsOf(game)[0]?.world : undefined;
  return { lesson: lesson.id, question: question.id, scenario, seed, ...(world && { world: saveWorlds([world]) }) };
}

function isRun({ truth }: LessonQuestion): boolean {
  return truth.kind === 'fork' || truth.kind === 'sweep';
}
