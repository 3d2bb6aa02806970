import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BotMemory } from '#shared/bots/bot.ts';
import { lessonA } from '#shared/lessons/a.ts';
import { injectionFor } from '#shared/lessons/aim.ts';
import { LESSONS } from '#shared/lessons/index.ts';
import type { LessonQuestion } from '#shared/lessons/lesson.ts';
import { bearingOf, beginningOf, lastTickOf, lockedIn, planOf, totalS } from '#shared/lessons/plan.ts';
import { playTruth, truthOfHalls } from '#shared/lessons/truth.ts';
import { isAnswer } from '#shared/protocol/questions.ts';
import { isQuestion } from '#shared/protocol/read-question.ts';
import { hallById, scenarioById } from '#shared/scenarios/index.ts';
import { playThrough } from '#shared/score/index.ts';
import { entryOf } from '#shared/see/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { INSTRUCTOR, step } from '#shared/sim/step.ts';

const MINUTES = { a: 15, b: 30, c: 45, d: 30, e: 45, f: 45 } as const;

describe.each(LESSONS)('lesson $id', (lesson) => {
  const scenario = scenarioById(lesson.hall, lesson.seed)!;
  const plan = planOf(lesson, scenario);

  it('lasts as long as its period by its plan', () => {
    expect(totalS(plan)).toBe(60 * MINUTES[lesson.id as keyof typeof MINUTES]);
  });

  it('plays its hall to the end and not beyond', () => {
    const played = plan.filter(({ step }) => bearingOf(step) === 'runs');
    expect(
      ticksOf(
        scenario,
        played.reduce((sum, { lastsS }) => sum + lastsS, 0),
      ),
    ).toBe(lastTickOf(scenario));
  });

  it('ends with the debrief, and names no step twice', () => {
    expect(lesson.steps.filter(({ kind }) => kind === 'debrief')).toEqual([lesson.steps.at(-1)]);
    expect(new Set(lesson.steps.map(({ id }) => id)).size).toBe(lesson.steps.length);
  });

  it('asks each of its questions, shows what is true, and asks nothing else', () => {
    const steps = lesson.steps.filter((step) => 'question' in step);
    const of = (kinds: readonly string[]) =>
      steps.filter(({ kind }) => kinds.includes(kind)).map(({ question }) => question);
    const ids = lesson.questions.map(({ id }) => id);
    expect([...new Set(of(['predict', 'measure']))].sort()).toEqual([...ids].sort());
    expect([...new Set(of(['truth']))].sort()).toEqual([...ids].sort());
    for (const { id, shape } of lesson.questions) expect(isQuestion({ id, shape })).toBe(true);
  });

  it('makes only what the hall answers go wrong', () => {
    const faults = lesson.steps.flatMap((step) => (step.kind === 'inject' ? [step.fault] : []));
    expect(faults.filter((fault) => hallById(lesson.hall)?.answers?.[fault] === undefined)).toEqual([]);
  });
});

/** Experiments have words of their own. */
const worded = ({ shape }: LessonQuestion) => shape.kind !== 'measure';

describe('the lessons', () => {
  it('use every kind of step, every way to hit halls, and every shape of an answer', () => {
    const steps = LESSONS.flatMap((lesson) => lesson.steps);
    const kinds = new Set(steps.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      [
        ...['again', 'brief', 'chart', 'debrief', 'freeze', 'inject', 'measure', 'play', 'playDays', 'predict'],
        ...['question', 'show', 'truth', 'unlock', 'window'],
      ].sort(),
    );
    const injections = steps.flatMap((each) => (each.kind === 'inject' ? [each] : []));
    expect(new Set(injections.map(({ to }) => to))).toEqual(new Set(['all', 'one', 'trailingHalf']));
    expect(new Set(injections.map(({ silent }) => silent))).toEqual(new Set([true, false]));
    const shapes = LESSONS.flatMap(({ questions }) => questions.map(({ shape }) => shape.kind));
    expect(new Set(shapes)).toEqual(new Set(['choice', 'number', 'point', 'host', 'measure']));
    expect(new Set(steps.flatMap((each) => (each.kind === 'show' ? [typeof each.what] : [])))).toEqual(
      new Set(['string', 'object']),
    );
  });

  it.each(LESSONS)('show concepts that there are: lesson $id', ({ steps }) => {
    const shown = steps.flatMap((each) => (each.kind === 'show' && each.what !== 'leader' ? [each.what.see] : []));
    expect(shown.filter((see) => entryOf(see) === undefined)).toEqual([]);
  });
});

describe.each(LESSONS)('what happens in lesson $id', (lesson) => {
  it('can happen in its hall at its moment, whatever nobody has done', () => {
    const scenario = scenarioById(lesson.hall, lesson.seed)!;
    const world = createWorld(scenario);
    for (const each of lesson.steps) {
      const until = bearingOf(each) === 'runs' ? beginningOf(each, scenario, world.tick).untilTick : world.tick;
      if (each.kind === 'inject') {
        const call = injectionFor(each, world);
        expect([each.id, call?.name]).toEqual([each.id, 'injectFault']);
        expect([each.id, step(world, [{ by: INSTRUCTOR, call: call! }])]).toEqual([each.id, [undefined]]);
      }
      while (world.tick < until) step(world, []);
    }
  });
});

describe('orders that a lesson has locked', () => {
  it('open with the step that unlocks them', () => {
    const steps = [lessonA.steps[0], { id: 'open', kind: 'unlock', orders: ['sleepHost'] }, lessonA.steps[2]] as const;
    const lesson = { ...lessonA, locked: ['sleepHost', 'wakeHost'] as const, steps };
    expect([0, 1, 2].map((step) => lockedIn(lesson, step))).toEqual([
      ['sleepHost', 'wakeHost'],
      ['wakeHost'],
      ['wakeHost'],
    ]);
  });
});

describe('the truth', () => {
  const scenario = scenarioById(lessonA.hall, lessonA.seed)!;

  it('of a fork is what its orders come to: with two of four small servers asleep the hall needs 400 W and not 710', () => {
    const { truth } = lessonA.questions[0];
    if (truth.kind !== 'fork') throw new Error('no fork');
    const { value } = playThrough(playTruth(truth, scenario));
    expect([playThrough(playTruth({ ...truth, orders: [] }, scenario)).value, value]).toEqual([710, 400]);
    expect(isAnswer(lessonA.questions[0].shape, value)).toBe(true);
  });

  it('of a sweep is the answer that came to most, with every point', () => {
    const bot = () => ({ id: 'idle' as const, play: (_: unknown, memory: BotMemory) => ({ calls: [], memory }) });
    const source = { kind: 'sweep', answers: [1, 2], bot, figure: 'hostsOn' } as const;
    const truth = playThrough(playTruth(source, { ...scenario, lengthS: 2 }));
    expect(truth).toEqual({
      value: 1,
      points: [
        [1, 4],
        [2, 4],
      ],
    });
  });

  it('of halls is their median', () => {
    const worlds = [4, 9, 7].map((overcommit) => {
      const world = createWorld(scenario);
      world.hall.overcommitPercent[0] = overcommit;
      return world;
    });
    expect(truthOfHalls('overcommitPercent', worlds)).toEqual({
      value: 7,
      points: [
        [4, 1],
        [7, 1],
        [9, 1],
      ],
    });
  });
});

describe.each(['en', 'de'])('the words of lessons in %s', (language) => {
  const words = JSON.parse(readFileSync(`assets/lang/lesson/${language}.json`, 'utf8')).lesson;

  it.each(LESSONS)('tell of lesson $id every step, question, option and what is true, and no other', (lesson) => {
    const own = words[lesson.id];
    const instants = lesson.steps.map(({ id }) => id);
    expect(Object.keys(own.step).sort()).toEqual([...instants].sort());
    expect(Object.keys(own.ask).sort()).toEqual(
      lesson.questions
        .filter(worded)
        .map(({ id }) => id)
        .sort(),
    );
    for (const { id, shape } of lesson.questions.filter(worded)) {
      const options = Array.from({ length: shape.kind === 'choice' ? shape.options : 0 }, (_, i) => `option${i + 1}`);
      expect(Object.keys(own.ask[id]).sort()).toEqual([...options, 'text', 'why'].sort());
    }
    for (const text of ['title', 'text', 'goals', 'before', 'wrong', 'homework'])
      expect(own[text].length).toBeGreaterThan(3);
  });
});
