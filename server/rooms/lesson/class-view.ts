import { runs } from '#shared/lessons/plan.ts';
import type { AskView, ClassView, LessonView, MeasuredPoint, OwnAnswers } from '#shared/protocol/class.ts';
import { spreadOf } from '#shared/protocol/questions.ts';
import type { Game } from '../game.ts';
import type { RoomState } from '../state.ts';
import { stepOf } from './begin-step.ts';
import type { AskState } from './class-state.ts';
import { isOnLine, lastOf } from './decide-ask.ts';
import { isLed } from './run-lesson.ts';

/** What everybody may know of what the class goes through; `leftMs`: what a step that stands has left. */
export function classViewOf(game: Game, leftMs: number, present: boolean): ClassView {
  const { state } = game;
  const lesson = lessonViewOf(game, leftMs, present);
  const ask = askViewOf(state, game.header.lesson);
  return {
    ...(lesson && { lesson }),
    ...(ask && { ask }),
    spotlight: state.spotlight ?? -1,
    standings: state.standings ?? 'off',
    ...(isSaid(state.said) && { said: state.said }),
  };
}

function isSaid(said: RoomState['said']): boolean {
  return said !== undefined && (said.text !== '' || said.point !== undefined || said.see !== undefined);
}

function lessonViewOf(game: Game, leftMs: number, present: boolean): LessonView | undefined {
  const { header, state } = game;
  if (header.lesson === undefined) return undefined;
  const { lesson } = state;
  const playing = runs(stepOf(game));
  const ticksLeft = Math.max(0, (lesson?.untilTick ?? 0) - game.tick);
  return {
    id: header.lesson,
    step: lesson?.step ?? -1,
    leftMs: Math.round(playing ? ticksLeft * game.tickMs : leftMs),
    passes: present && isLed(game) && (!playing || state.phase === 'running'),
    held: lesson?.held ?? false,
    away: lesson?.away ?? false,
    locked: lesson && !lesson.away ? lesson.locked : [],
  };
}

function askViewOf(state: RoomState, lesson: string | undefined): AskView | undefined {
  const last = lastOf(state);
  if (!last) return undefined;
  const { question, open, votes, truth, shown } = last.ask;
  const points = pointsOf(last.ask);
  const told = points ? [] : open ? votes.slice(0, -1) : votes;
  return {
    no: last.no,
    ...(question.id !== '' && lesson !== undefined && { lesson }),
    question,
    open,
    vote: votes.length,
    answered: Object.keys(votes.at(-1) ?? {}).length,
    spreads: told.map((vote) => spreadOf(Object.values(vote))),
    ...(points && { points }),
    ...(shown && truth && { truth }),
  };
}

/** What the class has measured and the lab has found too, by rising value; nothing where nothing is measured. */
function pointsOf({ question: { shape }, measured = {}, truth }: AskState): readonly MeasuredPoint[] | undefined {
  if (shape.kind !== 'measure') return undefined;
  return Object.values(measured)
    .filter((point) => truth && isOnLine(truth, point))
    .sort(([a], [b]) => a - b);
}

/** What somebody answered to the question that was asked last. */
export function ownAnswersOf(state: RoomState, grant: number): OwnAnswers | undefined {
  const last = lastOf(state);
  return last && { ask: last.no, values: last.ask.votes.map((vote) => vote[grant] ?? null) };
}
