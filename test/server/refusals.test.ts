import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JOB_OF_ORDER } from '#shared/jobs/orders.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { clearStores, commandId, type TestRoom } from './a-room.ts';
import { aPlayedRoom, duplicates } from './refusals/duplicates.ts';
import { COLUMNS, ROWS } from './refusals/refusal-columns.ts';
import { refusalPage, type Table } from './refusals/refusal-page.ts';

afterAll(clearStores);

/** What the room says to each row, by column; what the column does not concern is absent. */
const table: Table = new Map();
/** Of each column: whether anything has happened, in the worlds, in the journal or in the counts. */
const traces = new Map<string, { readonly before: Trace; readonly after: Trace; readonly alike: boolean }>();
const PAGE = '../../docs/refusals.md';

interface Trace {
  readonly hashes: readonly number[];
  readonly lines: number;
  readonly commands: readonly number[];
  readonly told: number;
}

/** Whether the hall in which all of it was asked is still, some ticks later, what the hall is in which nothing was asked. */
async function isAlike(room: TestRoom): Promise<boolean> {
  await room.ticks(2);
  const [asked, other] = room.room.game.worlds.map(hashWorld);
  return asked === other;
}

/** Everything on which an order or a ping would leave its mark. */
async function traceOf(room: TestRoom): Promise<Trace> {
  const { worlds, state } = room.room.game;
  const lines = (await room.store.read('room-1', 0))?.lines ?? [];
  const gameLines = lines.filter(({ entry }) => /"type":"(order|pinged|keyTurned|keyEnded|jobsDealt)"/.test(entry));
  return {
    hashes: worlds.map(hashWorld),
    lines: gameLines.length,
    commands: [...state.commands],
    told: room.ear.pings.length,
  };
}

beforeAll(async () => {
  for (const column of COLUMNS) {
    const { room, ask } = await column.open();
    const before = await traceOf(room);
    const cells = new Map<string, string>();
    const asked = ROWS.map(async (row, no) => {
      const code = await ask(row, no + 1);
      if (code !== undefined) cells.set(row.name, code);
    });
    await Promise.all(asked);
    traces.set(column.id, { before, after: await traceOf(room), alike: await isAlike(room) });
    table.set(column.id, cells);
  }
  const { cells } = await duplicates();
  table.set('duplicate', cells);
}, 60_000);

/** What the room says, by column, whatever is asked: the same reason for all of it. */
const REASONS: { readonly [column: string]: readonly string[] } = {
  before: ['notRunning'],
  // A player has no orders for a team, and knows no key of another one.
  wrongTeam: ['badRequest', 'notFound'],
  wrongSeat: ['notSeated'],
  handsOff: ['handsOff'],
  benched: ['benched'],
  kicked: ['notSeated'],
  muted: ['muted'],
  wrongJob: ['otherJob'],
  locked: ['lessonLocked'],
  over: ['notRunning'],
};

describe.each(COLUMNS.map(({ id, title }) => [title, id]))('whatever is asked: %s', (_, id) => {
  it('is refused with that reason, and nothing has happened', () => {
    const codes = new Set(table.get(id)?.values());
    expect([...codes].sort()).toEqual([...(REASONS[id] ?? [])].sort());
    const { before, after, alike } = traces.get(id)!;
    expect(after).toEqual(before);
    expect(alike).toBe(true);
  });
});

describe('the table of refusals', () => {
  it('has every order in it, and each of them in every column that concerns it', () => {
    const orders = ROWS.filter(({ kind }) => kind === 'order').map(({ name }) => name);
    for (const id of [
      'before',
      'wrongTeam',
      'wrongSeat',
      'handsOff',
      'benched',
      'kicked',
      'locked',
      'over',
      'duplicate',
    ])
      expect(orders.filter((name) => !table.get(id)?.has(name))).toEqual([]);
    const ofJobs = orders.filter((name) => JOB_OF_ORDER[name as keyof typeof JOB_OF_ORDER] !== 'anybody');
    expect(ofJobs.filter((name) => !table.get('wrongJob')?.has(name))).toEqual([]);
  });

  it('is the page (else: npm run refusals)', async () => {
    await expect(refusalPage(table)).toMatchFileSnapshot(PAGE);
  });
});

describe('an order that is sent twice', () => {
  it('is answered as the first time, and done once', async () => {
    const { firsts, seconds, orders, lines } = await duplicates();
    expect(seconds).toEqual(firsts);
    // Orders that pass do something: what is refused above could have done it, too.
    expect(firsts.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(6);
    expect(lines).toBe(orders);
  });

  it('is not done again when its verdict is forgotten', async () => {
    const { room, who, call } = await aPlayedRoom();
    const before = await traceOf(room);
    const reply = room.command(who, call, commandId(1));
    await room.ticks(1);
    expect(await reply).toEqual({ ok: false, refusal: { code: 'alreadyGiven' } });
    const { lines, commands } = await traceOf(room);
    expect({ lines, commands }).toEqual({ lines: before.lines, commands: before.commands });
  });
});
