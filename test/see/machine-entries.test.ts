import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { isOfMachine } from '#shared/see/entry.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { machineChoices, machineOutcome, rightChoice } from '#shared/see/machine/answer.ts';
import type { MachineEntry } from '#shared/see/machine/entry.ts';
import { machineWith } from '#shared/see/machine/setting.ts';
import { momentIn, type Tape, tapeOf } from '#shared/see/machine/tape.ts';

/** A wrong number must be so many times farther from what happens than the right one. */
const CLEARLY_FARTHER = 3;

const MACHINES = ENTRIES.filter(isOfMachine);
const levers = MACHINES.flatMap((entry) => entry.levers.map(({ id }) => ({ entry, lever: id, name: entry.id })));

const tapes = new Map<string, Tape>();

function tapeWith(entry: MachineEntry, pulled: readonly string[] = []): Tape {
  const key = [entry.id, ...pulled].join(' ');
  const known = tapes.get(key) ?? tapeOf(entry, machineWith(entry, pulled));
  tapes.set(key, known);
  return known;
}

describe.each(MACHINES.map((entry) => ({ entry, name: entry.id })))('the concept $name', ({ entry }) => {
  it('stands still at a moment that comes, before its end', () => {
    const { steps, stop, end } = tapeWith(entry);
    expect(momentIn(steps, entry.stop)).toBe(stop);
    expect(stop).toBeLessThan(end);
    if (entry.end) expect(momentIn(steps, entry.end)).toBe(end);
  });

  it('has one right answer, which its machine gives', () => {
    const outcome = machineOutcome(entry, entry.machine, tapeWith(entry));
    expect(machineChoices(entry.asks)[rightChoice(entry.asks, outcome)]).toBeDefined();
    expect(isClear(entry)).toBe(true);
  });

  it('names rules of the model, a paper and a hall that exist', () => {
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
    const before = machineOutcome(entry, entry.machine, tapeWith(entry));
    const after = machineOutcome(entry, machineWith(entry, [lever]), tapeWith(entry, [lever]));
    expect(after).not.toEqual(before);
  });
});

/** Whether the right answer is far from the others. */
function isClear(entry: MachineEntry): boolean {
  const { asks } = entry;
  const outcome = machineOutcome(entry, entry.machine, tapeWith(entry));
  if (outcome.kind === 'happening') return true;
  if (outcome.kind === 'missed') return outcome.ids.length < 2;
  if (asks.kind === 'number') {
    const [near = 0, next = 0] = asks.choices
      .map((choice) => Math.abs(choice - (outcome.values[0] ?? 0)))
      .sort((a, b) => a - b);
    return next >= near * CLEARLY_FARTHER;
  }
  const [first, second] = [...outcome.values].sort((a, b) => (isLowest(asks) ? a - b : b - a));
  return first !== second;
}

function isLowest(asks: MachineEntry['asks']): boolean {
  return 'most' in asks && asks.most === 'lowest';
}

function wordsOf(entry: MachineEntry): string[] {
  const { id, levers: own, figures, asks, views } = entry;
  const texts = [
    'title',
    'before',
    'question',
    'happens',
    'why',
    'formula',
    ...own.map((lever) => `lever.${lever.id}`),
  ];
  const measured = asks.kind === 'ways' ? [asks.id] : [];
  return [
    ...texts.map((key) => `see.entry.${id}.${key}`),
    ...[...figures.map((figure) => figure.id), ...measured].map((figure) => `machine.figure.${figure}`),
    ...views.map((view) => `machine.view.${view}`),
  ];
}

const RULES = new Set(
  readdirSync('docs/model')
    .map((name) => readFileSync(`docs/model/${name}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/\*\*\[([A-Z]+-\d+)\]\*\*/g)].map(([, id]) => id)),
);

type Tree = { readonly [key: string]: string | Tree };

const WORDS: { readonly [language: string]: ReadonlySet<string> } = { en: wordsIn('en'), de: wordsIn('de') };

function wordsIn(language: string): ReadonlySet<string> {
  const files = ['see', 'machine'].map((part) => readFileSync(`assets/lang/${part}/${language}.json`, 'utf8'));
  return new Set(files.flatMap((text) => keysOf(JSON.parse(text) as Tree)));
}

function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}
