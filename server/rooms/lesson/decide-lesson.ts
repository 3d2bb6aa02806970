import { lastTickOf, runs } from '#shared/lessons/plan.ts';
import type { LessonDeed } from '#shared/protocol/class.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { Game } from '../game.ts';
import { type Decision, done, no } from '../lobby.ts';
import { beginStep, stepOf } from './begin-step.ts';
import type { LessonState } from './class-state.ts';

/** What an instructor does with the lesson. `leftMs`: what the present step has left. */
export function decideLesson(
  game: Game,
  deed: LessonDeed,
  seconds: number | undefined,
  leftMs: number,
): Decision<RequestReply> {
  const { lesson, phase } = game.state;
  if (!lesson || phase === 'lobby') return no('notRunning');
  if (deed === 'back') return lesson.away ? done(...backTo(game, lesson)) : no('badRequest');
  if (lesson.away) return no('badRequest');
  switch (deed) {
    case 'hold':
      return lesson.held ? no('badRequest') : done(...hold(game, leftMs));
    case 'go':
      return lesson.held ? done(...goOn(game)) : no('badRequest');
    case 'skip':
      return done(...beginStep(game, lesson.step + 1));
    case 'repeat':
      return done(...beginStep(game, lesson.step));
    case 'longer':
      return seconds === undefined ? no('badRequest') : done(longer(game, seconds));
    case 'leave':
      return done(leaveLesson(game, lesson, leftMs));
  }
}

function hold(game: Game, leftMs: number): RoomEntry[] {
  const held: RoomEntry = { type: 'stepHeld', held: true, leftMs: Math.round(leftMs) };
  return game.state.phase === 'running' ? [{ type: 'paused', pause: 'look' }, held] : [held];
}

/** A lesson that was held goes on. */
export function goOn(game: Game): RoomEntry[] {
  const going: RoomEntry = { type: 'stepHeld', held: false, leftMs: game.state.lesson?.leftMs ?? 0 };
  return runs(stepOf(game)) ? [going, { type: 'resumed' }] : [going];
}

const MS_PER_SECOND = 1000;

function longer(game: Game, seconds: number): RoomEntry {
  const { scenario } = game.content;
  if (runs(stepOf(game))) {
    const most = lastTickOf(scenario) - (game.state.lesson?.untilTick ?? 0);
    return { type: 'stepLengthened', ms: 0, ticks: Math.min(ticksOf(scenario, seconds), most) };
  }
  return { type: 'stepLengthened', ms: seconds * MS_PER_SECOND, ticks: 0 };
}

/** The ticks that a step of play had left are kept as a number below zero until the instructor comes back. */
function leaveLesson(game: Game, { untilTick }: LessonState, leftMs: number): RoomEntry {
  const left = runs(stepOf(game)) ? game.tick - untilTick : 0;
  return { type: 'lessonLeft', away: true, leftMs: Math.round(leftMs), untilTick: left };
}

function backTo(game: Game, { leftMs, untilTick }: LessonState): RoomEntry[] {
  const { phase } = game.state;
  if (!runs(stepOf(game))) {
    const back: RoomEntry = { type: 'lessonLeft', away: false, leftMs, untilTick: 0 };
    return phase === 'running' ? [back, { type: 'paused', pause: 'handsOff' }] : [back];
  }
  const back: RoomEntry = {
    type: 'lessonLeft',
    away: false,
    leftMs: 0,
    untilTick: Math.min(game.tick - untilTick, lastTickOf(game.content.scenario)),
  };
  return phase === 'running' ? [back] : [back, { type: 'resumed' }];
}
