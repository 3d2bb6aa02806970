import { aimedAt } from '#shared/lessons/aim.ts';
import { lessonById } from '#shared/lessons/index.ts';
import type { Lesson, LessonStep } from '#shared/lessons/lesson.ts';
import { bearingOf, beginningOf, lockedIn } from '#shared/lessons/plan.ts';
import { truthOfHalls } from '#shared/lessons/truth.ts';
import type { Phase } from '#shared/protocol/messages.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { Game } from '../game.ts';
import { playingTeams } from '../teams.ts';
import type { AskState } from './class-state.ts';

/** A room with its lesson, when a step of it begins. */
interface Beginning {
  readonly lesson: Lesson;
  readonly game: Game;
  readonly phase: Phase;
}

/** What happens in a room when a step of its lesson begins: also all steps before it that are over at once. Nothing without a lesson. */
export function beginStep(game: Game, step: number, phase: Phase = game.state.phase): RoomEntry[] {
  const lesson = lessonOf(game);
  return lesson ? [...closing(game), ...begin({ lesson, game, phase }, step)] : [];
}

/** The lesson of a room. */
export function lessonOf({ header }: Pick<Game, 'header'>): Lesson | undefined {
  return header.lesson === undefined ? undefined : lessonById(header.lesson);
}

/** The step that goes on. */
export function stepOf(game: Game): LessonStep | undefined {
  const { lesson } = game.state;
  return lesson && lessonOf(game)?.steps[lesson.step];
}

/** What the step before leaves behind is put away. */
function closing({ state }: Game): RoomEntry[] {
  const last = (state.asks ?? []).length - 1;
  const entries: RoomEntry[] = state.asks?.[last]?.open ? [{ type: 'askClosed', ask: last }] : [];
  return (state.spotlight ?? NOBODY) >= 0 && state.lesson ? [...entries, { type: 'spotlit', team: NOBODY }] : entries;
}

const NOBODY = -1;

function begin(room: Beginning, no: number): RoomEntry[] {
  const { lesson, game, phase } = room;
  const step = lesson.steps[no];
  if (!step) return [{ type: 'ended' }];
  const { scenario } = game.content;
  const began: RoomEntry = {
    type: 'stepBegan',
    step: no,
    ...beginningOf(step, scenario, game.tick),
    locked: lockedIn(lesson, no),
    gives: step.kind === 'inject',
  };
  const bearing = bearingOf(step);
  if (bearing === 'instant') return [began, ...begin(room, no + 1)];
  if (bearing === 'ends') return [began, { type: 'ended' }];
  if (bearing === 'runs') return phase === 'running' ? [began] : [began, { type: 'resumed' }];
  return [began, { type: 'paused', pause: bearing.stands }, ...told(room, step)];
}

/** What everybody is asked or shown in a step. */
function told({ lesson, game }: Beginning, step: LessonStep): RoomEntry[] {
  switch (step.kind) {
    case 'predict':
    case 'measure':
      return asking(lesson, game, step.question);
    case 'again': {
      const ask = lastAskOf(game.state.asks ?? [], step.question);
      return ask < 0 ? asking(lesson, game, step.question) : [{ type: 'askedAgain', ask }];
    }
    case 'truth':
      return showing(lesson, game, step.question);
    case 'show':
      return step.what === 'leader' ? spotlight(game) : [];
    default:
      return [];
  }
}

function asking({ questions }: Lesson, { state }: Game, id: string): RoomEntry[] {
  const question = questions.find((each) => each.id === id);
  if (!question) return [];
  const { truth, shape } = question;
  const ask = (state.asks ?? []).length;
  const asked: RoomEntry = { type: 'asked', ask, question: { id, shape } };
  return truth.kind === 'known' ? [asked, { type: 'truthFound', ask, truth: { value: truth.value } }] : [asked];
}

/** A truth of the halls is read now; others were found since the question was asked, or will be soon. */
function showing({ questions }: Lesson, game: Game, id: string): RoomEntry[] {
  const ask = lastAskOf(game.state.asks ?? [], id);
  if (ask < 0) return [];
  const source = questions.find((each) => each.id === id)?.truth;
  const shown: RoomEntry = { type: 'truthShown', ask };
  if (source?.kind !== 'halls') return [shown];
  const worlds = teamsOf(game).map(({ world }) => world);
  return [{ type: 'truthFound', ask, truth: truthOfHalls(source.figure, worlds) }, shown];
}

function spotlight(game: Game): RoomEntry[] {
  return aimedAt('one', teamsOf(game)).map((team) => ({ type: 'spotlit', team }));
}

/** The question of that name that was asked last; −1 = none. */
function lastAskOf(asks: readonly AskState[], id: string): number {
  return asks.findLastIndex(({ question }) => question.id === id);
}

/** Halls of the teams that play. */
export function teamsOf({ state, worlds }: Game): { readonly no: number; readonly world: World }[] {
  return playingTeams(state).flatMap((no) => {
    const world = worlds[no];
    return world ? [{ no, world }] : [];
  });
}
