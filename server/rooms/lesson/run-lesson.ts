import { aimedAt, injectionFor } from '#shared/lessons/aim.ts';
import { runs } from '#shared/lessons/plan.ts';
import type { OrderEntry, RoomEntry } from '#shared/replay/entries.ts';
import { INSTRUCTOR } from '#shared/sim/step.ts';
import { instructorFor } from '../../storage/journals.ts';
import type { Game } from '../game.ts';
import { beginStep, lessonOf, stepOf, teamsOf } from './begin-step.ts';

/** Time that a step has left is written down this often: so much a killed server may give again. Design value. */
export const TOLD_EVERY_MS = 2_000;

/** Whether the lesson leads the room: it goes on and nobody holds or has left it. */
export function isLed({ state: { lesson, phase } }: Game): boolean {
  return lesson !== undefined && !lesson.away && !lesson.held && phase !== 'over' && phase !== 'lobby';
}

/** Whether the real time of a step passes: the lesson leads and the hall stands still for it. */
export function passes(game: Game): boolean {
  return isLed(game) && !runs(stepOf(game));
}

/** Whether the hall has come to the tick at which the present step is over. */
export function isPlayOver(game: Game): boolean {
  const { lesson } = game.state;
  return isLed(game) && runs(stepOf(game)) && game.tick >= (lesson?.untilTick ?? 0);
}

/** The tick at which a lesson stops the hall; endless if none does. */
export function stopTick(game: Game): number {
  const { lesson } = game.state;
  return lesson && isLed(game) && runs(stepOf(game)) ? lesson.untilTick : Number.POSITIVE_INFINITY;
}

/** What has come due in a lesson whose step has so much time left. */
export function dueInLesson(game: Game, leftMs: number): RoomEntry[] {
  const { lesson } = game.state;
  if (!lesson) return [];
  if (isPlayOver(game)) return beginStep(game, lesson.step + 1);
  if (!passes(game)) return [];
  if (leftMs <= 0) return beginStep(game, lesson.step + 1);
  return lesson.leftMs - leftMs >= TOLD_EVERY_MS ? [{ type: 'stepTime', leftMs: Math.round(leftMs) }] : [];
}

/** Orders of steps that are past, for the tick that comes: what is written down, and the orders themselves. */
export function ordersDue(game: Game): { entries: RoomEntry[]; orders: OrderEntry[] } {
  const owed = game.state.lesson?.owed ?? [];
  return {
    entries: owed.map((step) => ({ type: 'stepGave', step })),
    orders: owed.flatMap((step) => ordersOfStep(game, step)),
  };
}

function ordersOfStep(game: Game, no: number): OrderEntry[] {
  const step = lessonOf(game)?.steps[no];
  if (step?.kind !== 'inject') return [];
  return aimedAt(step.to, teamsOf(game)).flatMap((team): OrderEntry[] => {
    const world = game.worlds[team];
    const call = world && injectionFor(step, world);
    const id = `lesson/${no}/${game.tick}`;
    return call ? [{ type: 'order', team, by: INSTRUCTOR, author: instructorFor(team), id, call }] : [];
  });
}
