import { setTimeout as sleep } from 'node:timers/promises';
import { lessonById } from '#shared/lessons/index.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import { valueFor } from '#shared/lessons/measures/measure.ts';
import { runMeasure } from '#shared/lessons/measures/run-measure.ts';
import { planOf } from '#shared/lessons/plan.ts';
import type { AskView, ClassView } from '#shared/protocol/class.ts';
import { isAnswer } from '#shared/protocol/questions.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { closeClass, type LoadClass, openClass } from './class.ts';
import type { Player } from './player.ts';
import { emptyTally, noteError } from './tally.ts';

/** What `npm run load -- --lesson ID` prints: when each step of a lesson began, against its plan. Seconds since the start. */
export interface LessonReport {
  readonly steps: readonly { readonly step: string; readonly planS: number; readonly clockS: number }[];
  /** The furthest that a step began from its plan. */
  readonly worstS: number;
  readonly asked: number;
  readonly answered: number;
  /** Whether the debrief could be had afterwards. */
  readonly debrief: boolean;
  readonly errors: number;
}

export interface LessonLoad {
  readonly url: string;
  readonly hostKey: string | undefined;
  readonly lesson: string;
  readonly seats: number;
  readonly teams: number;
}

const MS_PER_SECOND = 1000;
const LOOK_EVERY_MS = 200;
/** A debrief is there so long after the end. */
const DEBRIEF_WITHIN_MS = 20_000;

/** Runs a lesson unattended with bots in the seats, in real time. */
export async function loadLesson({ url, hostKey, lesson: id, seats, teams }: LessonLoad): Promise<LessonReport> {
  const lesson = lessonById(id);
  const scenario = lesson && scenarioById(lesson.hall, lesson.seed);
  if (!lesson || !scenario) throw new Error(`no lesson ${id}`);
  const tally = emptyTally();
  const began = new Map<number, number>();
  const startMs = performance.now();
  const opened = await openClass({
    ...{ url: () => url, hostKey, scenario: lesson.hall, lesson: id, seats, teams },
    ...{ framesPerCommand: FRAMES_PER_COMMAND, tally, random: Math.random },
    onClass: (view) => note(began, view),
  });
  for (const player of opened.players) answerAll(player, (problem) => noteError(tally, problem));
  while (opened.players[0]?.view?.phase !== 'over') {
    if (performance.now() - startMs > LONGEST_MS) throw new Error('the lesson does not end');
    await sleep(LOOK_EVERY_MS);
  }
  const debrief = await hasDebrief(url, opened);
  await closeClass(opened);
  return { ...compared(began, planOf(lesson, scenario)), ...answersOf(opened.players), debrief, errors: tally.errors };
}

const FRAMES_PER_COMMAND = 50;
const LONGEST_MS = 90 * 60 * MS_PER_SECOND;

function note(began: Map<number, number>, { lesson }: ClassView): void {
  if (lesson && lesson.step >= 0 && !began.has(lesson.step)) began.set(lesson.step, performance.now());
}

function compared(began: ReadonlyMap<number, number>, plan: ReturnType<typeof planOf>) {
  const zeroMs = began.get(0) ?? 0;
  const steps = plan.flatMap(({ step, atS }, no) => {
    const atMs = began.get(no);
    return atMs === undefined ? [] : [{ step: step.id, planS: atS, clockS: (atMs - zeroMs) / MS_PER_SECOND }];
  });
  return { steps, worstS: Math.max(0, ...steps.map(({ planS, clockS }) => Math.abs(clockS - planS))) };
}

/** Every bot answers every vote of every question, a while after it is asked. */
function answerAll(player: Player, onProblem: (problem: string) => void): void {
  const done = new Set<string>();
  player.socket.on('class', ({ ask }) => {
    if (!ask?.open || done.has(`${ask.no}/${ask.vote}`)) return;
    done.add(`${ask.no}/${ask.vote}`);
    setTimeout(() => {
      void player.answer(ask.no, anyAnswer(ask, seatOf(player))).then((reply) => {
        if (!reply.ok) onProblem(`answer: ${reply.problem}`);
      });
    }, Math.random() * ANSWER_WITHIN_MS);
  });
}

function seatOf({ welcome }: Player): number {
  return welcome?.you.role === 'player' ? welcome.you.seat : 0;
}

const ANSWER_WITHIN_MS = 15_000;

function anyAnswer({ question: { shape } }: AskView, seat: number): number {
  if (shape.kind === 'measure') return runMeasure(shape.measure, valueFor(MEASURES[shape.measure], seat));
  const [min, span] =
    shape.kind === 'choice'
      ? [0, shape.options]
      : shape.kind === 'host'
        ? [0, shape.hosts]
        : [shape.min, shape.max - shape.min];
  const value = min + Math.floor(Math.random() * span);
  if (!isAnswer(shape, value)) throw new Error(`${value} answers no ${shape.kind}`);
  return value;
}

function answersOf(players: readonly Player[]) {
  return {
    asked: players.reduce((sum, { asked }) => sum + asked, 0),
    answered: players.reduce((sum, { answered }) => sum + answered, 0),
  };
}

async function hasDebrief(url: string, { code, token }: LoadClass): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  for (const untilMs = performance.now() + DEBRIEF_WITHIN_MS; performance.now() < untilMs; await sleep(MS_PER_SECOND)) {
    const reply = await fetch(`${url}/api/sessions/${code}/debrief`, { headers });
    if (reply.ok) return true;
  }
  return false;
}
