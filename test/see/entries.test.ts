import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { answerOf, askedFigures, choicesOf, outcomesOf, valueAt } from '#shared/see/answer.ts';
import { isOfWorld, type WorldEntry } from '#shared/see/entry.ts';
import { GROUPS } from '#shared/see/header.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { runSetting, type SeeRun, settingWith, walk } from '#shared/see/run.ts';

/** Each entry runs here through the code that the page runs. A lever has changed something if a figure asked about moved by so much. */
const VISIBLE_CHANGE = 0.05;
/** A wrong number must be so many times farther from what happens than the right one. */
const CLEARLY_FARTHER = 3;

const WORLDS = ENTRIES.filter(isOfWorld);

const runs = new Map<string, SeeRun>();

function runOf(entry: WorldEntry, pulled: readonly string[] = []): SeeRun {
  const key = [entry.id, ...pulled].join(' ');
  const known = runs.get(key) ?? runSetting(entry, settingWith(entry, pulled));
  runs.set(key, known);
  return known;
}

const levers = WORLDS.flatMap((entry) => entry.levers.map(({ id }) => ({ entry, lever: id, name: entry.id })));

describe.each(WORLDS.map((entry) => ({ entry, name: entry.id })))('the concept $name', ({ entry }) => {
  it('asks before its end, and all of its orders are carried out', () => {
    const { stop, end, refused } = runOf(entry);
    expect(refused).toEqual([]);
    expect(stop).toBeGreaterThan(0);
    expect(stop).toBeLessThan(end);
  });

  it('shows the figures of its world', () => {
    const run = runOf(entry);
    const moments = Array.from({ length: 20 }, (_, i) => Math.round(((i + 1) * run.end) / 20));
    const shown = moments.map((at) => shownAt(run, at));
    const sums = new Map<string, number>();
    const real: number[][] = [];
    walk(entry.setting, (world, tick) => {
      const figures = [...entry.figures, ...entry.bars.flatMap(({ parts }) => parts)];
      const values = figures.map((figure, f) => {
        if (!figure.adds) return figure.read(world);
        const sum =
          tick === 0
            ? 0
            : (sums.get(`${f}`) ?? 0) + figure.read(world) * (figure.adds === 'each' ? 1 : run.tickSeconds);
        sums.set(`${f}`, sum);
        return sum;
      });
      for (const at of moments) if (at === tick) real.push(values);
    });
    expect(shown).toEqual(real);
  });

  it('has figures that are numbers at every moment', () => {
    const { figures, bars } = runOf(entry);
    for (const values of [...figures, ...bars.flat()]) expect(values.every(Number.isFinite)).toBe(true);
  });

  it('has one right answer, which its world gives', () => {
    const run = runOf(entry);
    const answer = answerOf(entry, run);
    expect(choicesOf(entry.asks)[answer]).toBeDefined();
    expect(marginOf(entry, run)).toBeGreaterThanOrEqual(1);
  });

  it('draws figures of one unit over time', () => {
    const units = entry.chart.map((id) => entry.figures.find((figure) => figure.id === id)?.unit);
    expect(units).not.toContain(undefined);
    expect(new Set(units).size).toBe(1);
    expect(entry.chart.length).toBeLessThanOrEqual(4);
  });

  it('names rules of the model, a lecture text, a paper and a hall that exist', () => {
    expect(entry.rules.filter((id) => !RULES.has(id))).toEqual([]);
    expect(entry.papers.length).toBeGreaterThan(0);
    if (entry.hall) expect(SCENARIOS.map(({ id }) => id)).toContain(entry.hall);
  });

  it.each(['en', 'de'])('has all of its words (%s)', (language) => {
    expect(wordsOf(entry).filter((key) => !WORDS[language]?.has(key))).toEqual([]);
  });
});

describe.each(levers)('the lever $lever of $name', ({ entry, lever }) => {
  it('changes what happens', () => {
    const changed = runOf(entry, [lever]);
    expect(changed.refused).toEqual([]);
    const before = outcomesOf(entry, runOf(entry));
    const after = outcomesOf(entry, changed);
    const changes = before.map((value, i) => Math.abs((after[i] ?? 0) - value) / Math.max(Math.abs(value), 1e-9));
    expect(Math.max(...changes)).toBeGreaterThan(VISIBLE_CHANGE);
  });
});

describe('the concepts', () => {
  it('have names of their own, and every part of the course has some', () => {
    const ids = ENTRIES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(GROUPS.filter((group) => !ENTRIES.some((entry) => entry.group === group))).toEqual([]);
  });

  it('are listed in the order of the course', () => {
    const order = ENTRIES.map(({ group }) => GROUPS.indexOf(group));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('all have something to change', () => {
    expect(ENTRIES.filter((entry) => entry.levers.length === 0).map(({ id }) => id)).toEqual([]);
  });
});

function shownAt({ figures, bars }: SeeRun, at: number): number[] {
  return [...figures, ...bars.flat()].map((values) => values[at] ?? Number.NaN);
}

/** How clear the answer is, 1 = just clear enough. */
function marginOf(entry: WorldEntry, run: SeeRun): number {
  const { asks } = entry;
  const ends = outcomesOf(entry, run);
  if (asks.kind === 'number') {
    const [near = 0, next = 0] = asks.choices.map((choice) => Math.abs(choice - (ends[0] ?? 0))).sort((a, b) => a - b);
    return next / Math.max(near, 1e-9) / CLEARLY_FARTHER;
  }
  if (asks.kind === 'which') {
    const [first = 0, second = 0] = [...ends].sort((a, b) => (asks.most === 'lowest' ? a - b : b - a));
    return Math.abs(first - second) / Math.max(Math.abs(first), Math.abs(second), 1e-9) / VISIBLE_CHANGE;
  }
  const before = valueAt(entry, run, asks.of, run.stop);
  const change = Math.abs((ends[0] ?? 0) - before) / Math.max(Math.abs(before), Math.abs(ends[0] ?? 0), 1e-9);
  return change > asks.same ? change / (asks.same * 1.5) : (asks.same * 0.7) / Math.max(change, 1e-9);
}

function wordsOf({ id, levers: own, figures, bars, asks }: WorldEntry): string[] {
  const texts = [
    'title',
    'before',
    'question',
    'happens',
    'why',
    'formula',
    ...own.map((lever) => `lever.${lever.id}`),
  ];
  const parts = [...figures, ...bars.flatMap((bar) => bar.parts)].map((figure) => `see.figure.${figure.id}`);
  const rows = bars.map(({ name }) => `see.row.${name}`);
  const asked = askedFigures(asks).map((figure) => `see.figure.${figure}`);
  return [...texts.map((key) => `see.entry.${id}.${key}`), ...parts, ...rows, ...asked];
}

const RULES = new Set(
  readdirSync('docs/model')
    .map((name) => readFileSync(`docs/model/${name}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/\*\*\[([A-Z]+-\d+)\]\*\*/g)].map(([, id]) => id)),
);

type Tree = { readonly [key: string]: string | Tree };

const WORDS: { readonly [language: string]: ReadonlySet<string> } = {
  en: new Set(keysOf(JSON.parse(readFileSync('assets/lang/see/en.json', 'utf8')) as Tree)),
  de: new Set(keysOf(JSON.parse(readFileSync('assets/lang/see/de.json', 'utf8')) as Tree)),
};

function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}
