import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evidenceOf, rightShare } from '#shared/exports/evidence.ts';
import { evidenceRows } from '#shared/exports/evidence-rows.ts';
import { xapiStatements } from '#shared/exports/xapi.ts';
import type { RecordedEntry, RecordedLine } from '#shared/replay/recording.ts';

const at = (tick: number, ...entries: RecordedEntry[]): RecordedLine[] => entries.map((entry) => ({ tick, entry }));
const taken = (seat: number, name: string): RecordedEntry => ({ type: 'seatTaken', seat, name, team: -1, atS: 0 });
const order = (by: number, name: 'placeVm' | 'powerOff'): RecordedEntry =>
  ({ type: 'order', team: 0, by, call: { name, args: { vm: 0, host: 0 } } }) as unknown as RecordedEntry;
const choice = { id: 'howMany', shape: { kind: 'choice', options: 3 } } as const;
const watts = { id: '', text: 'How many watts?', shape: { kind: 'number', min: 0, max: 900, unit: 'watts' } } as const;

/** Two seats, one of them held by two people one after the other; two questions, one with an answer that was found. */
const LINES: readonly RecordedLine[] = [
  ...at(0, taken(0, 'Ada'), taken(1, 'Grace'), { type: 'started', teams: [0, 1] }),
  ...at(10, order(0, 'placeVm'), order(1, 'placeVm'), order(0, 'placeVm'), order(-1, 'powerOff')),
  ...at(20, { type: 'asked', ask: 1, question: choice }, { type: 'voted', ask: 1, vote: 1, seat: 0, value: 2 }),
  ...at(20, { type: 'voted', ask: 1, vote: 1, seat: 1, value: 1 }, { type: 'askedAgain', ask: 1 }),
  ...at(30, { type: 'voted', ask: 1, vote: 2, seat: 0, value: 1 }, { type: 'truthFound', ask: 1, truth: { value: 1 } }),
  ...at(40, { type: 'seatLeft', seat: 1 }, taken(1, 'Barbara'), { type: 'teamed', seat: 1, team: 0 }),
  ...at(50, order(1, 'powerOff'), { type: 'renamed', seat: 1, name: 'Barbara L' }),
  ...at(60, { type: 'asked', ask: 2, question: watts }, { type: 'voted', ask: 2, vote: 1, seat: 1, value: 450 }),
  ...at(60, { type: 'bookmarked', team: 0, by: 1, note: 'here' }, taken(2, '')),
];
const people = evidenceOf(LINES, 100);

describe('the evidence of a session', () => {
  it('tells of each person what they did while they held the seat, and not what the next one did in it', () => {
    expect(people).toMatchObject([
      { grant: 1, name: 'Ada', team: 0, orders: { placeVm: 2 }, orderCount: 2, fromTick: 0, toTick: 100 },
      { grant: 2, name: 'Grace', team: 1, orders: { placeVm: 1 }, orderCount: 1, fromTick: 0, toTick: 40 },
      { grant: 3, name: 'Barbara L', team: 0, orders: { powerOff: 1 }, noteCount: 1, fromTick: 40, toTick: 100 },
      { grant: 4, name: '', orderCount: 0 },
    ]);
  });

  it('tells both votes, and whether the last one was right where that was found out', () => {
    expect(people.map(({ answers }) => answers.map(({ values, isRight }) => [values, isRight]))).toEqual([
      [[[2, 1], true]],
      [[[1], true]],
      [[[450], undefined]],
      [],
    ]);
    expect(people.map(rightShare)).toEqual([1, 1, undefined, undefined]);
  });

  it('is a table of everybody but those who were erased', () => {
    const rows = evidenceRows(people, 0.5, (team) => (team === 0 ? 71_300 : undefined));
    expect(rows[0]?.slice(-2)).toEqual(['placeVm', 'powerOff']);
    expect(rows.slice(1).map((row) => row.slice(0, 6))).toEqual([
      ['Ada', 0, 0, 71.3, 50, 2],
      ['Grace', 1, 1, '', 20, 1],
      ['Barbara L', 1, 0, 71.3, 30, 1],
    ]);
  });
});

const iri = z.string().regex(/^https?:\/\/\S+$/);
const words = z.strictObject({ en: z.string().min(1) });
const activity = z.strictObject({
  objectType: z.literal('Activity'),
  id: iri,
  definition: z.strictObject({
    type: iri,
    name: words,
    interactionType: z.enum(['choice', 'numeric']).optional(),
    choices: z.array(z.strictObject({ id: z.string().regex(/^\S+$/), description: words })).optional(),
    correctResponsesPattern: z.array(z.string()).optional(),
  }),
});
/** What the specification of xAPI 1.0.3 (ADL, Part Two: Data, sections 2.4 and 4) demands of a statement; no other property. */
const statement = z.strictObject({
  id: z.uuid(),
  actor: z.strictObject({
    objectType: z.literal('Agent'),
    account: z.strictObject({ homePage: iri, name: z.string().min(1) }),
  }),
  verb: z.strictObject({ id: iri, display: words }),
  object: activity,
  result: z
    .strictObject({
      score: z.strictObject({ scaled: z.number().min(-1).max(1), raw: z.number(), min: z.number(), max: z.number() }),
      success: z.boolean(),
      completion: z.boolean(),
      response: z.string(),
      duration: z.string().regex(/^PT\d+(\.\d{1,2})?S$/),
    })
    .partial()
    .optional(),
  context: z.strictObject({
    platform: z.string(),
    contextActivities: z.strictObject({ parent: z.array(activity) }).optional(),
    extensions: z.record(iri, z.unknown()),
  }),
  timestamp: z.iso.datetime(),
  version: z.string().regex(/^1\.0\.\d+$/),
});

describe('statements of the Experience API', () => {
  const session = { homePage: 'https://play.example.org', code: 'ABC123', title: 'Monday', tickSeconds: 0.5 };
  const make = () =>
    xapiStatements(
      { ...session, endedMs: Date.UTC(2026, 10, 30, 10), milliPointsOf: (team) => (team === 0 ? 71_300 : undefined) },
      people,
    );

  it('are what the specification demands', () => {
    for (const one of make()) expect(statement.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  });

  it('say of everybody that they attended, what their team came to, what they ordered and what they answered', () => {
    const verbs = make().map(({ verb }) => verb.id.slice('http://adlnet.gov/expapi/verbs/'.length));
    expect(verbs).toEqual(
      [
        ['attended', 'completed', 'interacted', 'answered'],
        ['attended', 'interacted', 'answered'],
        ['attended', 'completed', 'interacted', 'answered'],
      ].flat(),
    );
    expect(make()[1]?.result).toEqual({
      completion: true,
      score: { scaled: 0.713, raw: 71.3, min: 0, max: 100 },
      duration: 'PT50S',
    });
    expect(make()[3]?.result).toEqual({ response: '1', success: true });
  });

  it('name nobody, and are the same statements when they are made again', () => {
    expect(JSON.stringify(make())).not.toMatch(/Ada|Grace|Barbara/);
    expect(make()).toEqual(make());
    expect(new Set(make().map(({ id }) => id)).size).toBe(make().length);
  });
});
