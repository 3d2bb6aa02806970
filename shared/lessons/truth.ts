import type { Bot } from '#shared/bots/bot.ts';
import type { Truth } from '#shared/protocol/questions.ts';
import { playBot } from '#shared/score/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR, type Order, step } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import { LESSON_FIGURES, type LessonFigureName } from './figures.ts';
import type { TruthSource } from './lesson.ts';

type Fork = Extract<TruthSource, { kind: 'fork' }>;
type Sweep = Extract<TruthSource, { kind: 'sweep' }>;

/**
 * Runs what a truth needs to be run, and stops after every tick: whoever plays it decides when to go on. `world`: the one to go
 * on from; it is changed.
 */
export function* playTruth(source: Fork | Sweep, scenario: Scenario, world?: World): Generator<void, Truth, void> {
  if (source.kind === 'sweep') return yield* sweep(source, scenario);
  return yield* fork(source, world ?? createWorld(scenario, tracesFor(scenario)));
}

function* fork({ orders, forS, figure }: Fork, world: World): Generator<void, Truth, void> {
  const { scenario, tick: from } = world;
  for (const until = from + ticksOf(scenario, forS); world.tick < until; ) {
    const due = orders.filter(({ atS }) => from + ticksOf(scenario, atS) === world.tick);
    step(
      world,
      due.map(({ call }): Order => ({ by: INSTRUCTOR, call })),
    );
    yield;
  }
  return { value: LESSON_FIGURES[figure](world) };
}

function* sweep({ answers, bot, figure }: Sweep, scenario: Scenario): Generator<void, Truth, void> {
  const points: [answer: number, figure: number][] = [];
  for (const answer of answers) points.push([answer, yield* played(scenario, bot(answer), figure)]);
  const best = points.reduce((first, other) => (other[1] > first[1] ? other : first));
  return { value: best[0], points };
}

function* played(scenario: Scenario, bot: Bot, figure: LessonFigureName): Generator<void, number, void> {
  const game = playBot(scenario, bot);
  for (;;) {
    const { done, value } = game.next();
    if (done) return LESSON_FIGURES[figure](value);
    yield;
  }
}

/** What the halls themselves come to: the figure of each, and their median. */
export function truthOfHalls(figure: LessonFigureName, worlds: readonly World[]): Truth {
  const values = worlds.map((world) => LESSON_FIGURES[figure](world)).sort((a, b) => a - b);
  return {
    value: values[Math.floor((values.length - 1) / 2)] ?? 0,
    points: values.map((value) => [value, 1] as const),
  };
}
