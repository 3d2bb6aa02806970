import { setTimeout as sleep } from 'node:timers/promises';
import type { ClassView } from '#shared/protocol/class.ts';
import type { Question, Spread } from '#shared/protocol/questions.ts';
import { closeClass, openClass } from './class.ts';
import type { Player } from './player.ts';
import { serverWork } from './report.ts';
import { emptyTally, noteError, percentile, type Tally } from './tally.ts';

/** What `npm run load -- --predict` prints: a question answered by everybody within a few seconds. Times in ms. */
export interface PredictReport {
  readonly seats: number;
  /** Answers that the server has said it has. */
  readonly answered: number;
  /** Answers that are missing in what everybody is shown, or were counted as something else. */
  readonly lost: number;
  readonly answerMs: { readonly p50: number; readonly p99: number };
  readonly serverCores: number;
  readonly errors: number;
}

/** Everybody has answered within this time. */
const WITHIN_MS = 3000;
const OPTIONS = 4;
const QUESTION: Question = {
  id: '',
  text: 'Which one?',
  shape: { kind: 'choice', options: OPTIONS, texts: ['A', 'B', 'C', 'D'] },
};
const MS_PER_SECOND = 1000;
/** The last answers are counted about a second later. */
const COUNTED_MS = 3000;

interface Given {
  readonly value: number;
  readonly ms: number;
  readonly ok: boolean;
}

/** Opens a class, asks it something while it plays, and looks whether every answer is in the histogram. */
export async function loadPredict(url: string, seats: number, hostKey: string | undefined): Promise<PredictReport> {
  const tally = emptyTally();
  const options = { scenario: 'period', seats, framesPerCommand: Number.POSITIVE_INFINITY, tally, random: Math.random };
  const opened = await openClass({ url: () => url, hostKey, ...options });
  // They hold phones: what is measured is the question.
  for (const player of opened.players) player.resting = true;
  let told: ClassView | undefined;
  opened.instructor.socket.on('class', (view) => {
    told = view;
  });
  await sleep(COUNTED_MS);
  const before = await serverWork(url);
  const startMs = performance.now();
  const asked = await opened.instructor.control({ type: 'ask', question: QUESTION });
  if (!asked.ok) noteError(tally, `ask: ${asked.problem}`);
  const given = await Promise.all(opened.players.map((player) => answerSometime(player, tally)));
  const seconds = (performance.now() - startMs) / MS_PER_SECOND;
  const after = await serverWork(url);
  await opened.instructor.control({ type: 'askClose' });
  await sleep(COUNTED_MS);
  await closeClass(opened);
  const times = given.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    seats,
    answered: given.filter(({ ok }) => ok).length,
    lost: missingIn(told?.ask?.spreads[0] ?? [], given),
    answerMs: { p50: percentile(times, 0.5), p99: percentile(times, 0.99) },
    serverCores: (after.cpuS - before.cpuS) / seconds,
    errors: tally.errors,
  };
}

async function answerSometime(player: Player, tally: Tally): Promise<Given> {
  await sleep(Math.random() * WITHIN_MS);
  const value = Math.floor(Math.random() * OPTIONS);
  const startMs = performance.now();
  const reply = await player.answer(0, value);
  if (!reply.ok) noteError(tally, `answer: ${reply.problem}`);
  return { value, ms: performance.now() - startMs, ok: reply.ok };
}

function missingIn(spread: Spread, given: readonly Given[]): number {
  return Array.from({ length: OPTIONS }, (_, option) => {
    const shown = spread.find(([value]) => value === option)?.[1] ?? 0;
    return Math.abs(given.filter(({ value }) => value === option).length - shown);
  }).reduce((sum, missing) => sum + missing, 0);
}
