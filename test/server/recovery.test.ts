import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { restoreGame } from '#server/rooms/restore.ts';
import type { Journals } from '#server/storage/journals.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { aRoom, aStore, clearStores, commandId, heirOf, type TestRoom } from './a-room.ts';

afterAll(clearStores);

const percent = (value: number): CommandCall => ({ name: 'setOvercommit', args: { percent: value } });
const moves: readonly CommandCall[] = [
  percent(140),
  percent(130),
  {
    name: 'setAllocation',
    args: { vm: 3, sharesFactor: 2, reservationMhz: 0, limitMhz: 0, reservedMib: 0 },
  } as CommandCall,
  { name: 'migrateLive', args: { vm: 1, host: 1 } } as CommandCall,
  { name: 'migrateLive', args: { vm: 6, host: 0 } } as CommandCall,
  { name: 'buyHost', args: { model: 0 } } as CommandCall,
];

async function started(store: Journals): Promise<{ room: TestRoom; ann: Awaited<ReturnType<TestRoom['join']>> }> {
  const room = await aRoom({ store, capacity: 2, teams: 2 });
  const ann = await room.join();
  await room.join();
  await room.control({ type: 'start' });
  return { room, ann };
}

/** Plays `script` (move by tick) from tick `from` to tick `to`. */
async function play(
  room: TestRoom,
  who: Parameters<TestRoom['command']>[0],
  script: readonly number[],
  from: number,
  to: number,
) {
  for (let tick = from; tick < to; tick++) {
    const move = script[tick % script.length];
    if (move >= 0) void room.command(who, moves[move], commandId(tick));
    await room.ticks(1);
  }
}

describe('a room that was killed', () => {
  it('goes on, after what was promised, exactly as if it had never stopped', async () => {
    const anyScript = fc.array(fc.integer({ min: -6, max: moves.length - 1 }), { minLength: 5, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(anyScript, fc.integer({ min: 1, max: 110 }), async (script, killAt) => {
        const store = await aStore();
        const { room, ann } = await started(store);
        await play(room, ann, script, 0, killAt);
        // The process is gone: nothing of it is used any more but what it stored.
        const heir = await heirOf(store);
        const resumedAt = heir.room.game.tick;
        expect(resumedAt).toBeGreaterThanOrEqual(killAt);
        expect(resumedAt).toBeLessThanOrEqual(killAt + 10);
        await heir.connect(ann);
        await play(heir, ann, script, resumedAt, 130);
        const plain = await started(await aStore());
        await play(plain.room, plain.ann, script, 0, killAt);
        await plain.room.ticks(resumedAt - killAt);
        await play(plain.room, plain.ann, script, resumedAt, 130);
        expect(heir.room.game.mark()).toEqual(plain.room.room.game.mark());
      }),
      { seed: 1, numRuns: 5 },
    );
  });

  it('remembers seats, names, teams, phase, speed and verdicts', async () => {
    const store = await aStore();
    const { room, ann } = await started(store);
    await room.control({ type: 'rename', seat: 0, name: 'Ada' });
    await room.control({ type: 'bench', seat: 1, benched: true });
    await room.control({ type: 'speed', speed: 2 });
    const reply = room.command(ann, percent(150), commandId(1));
    await room.ticks(1);
    await room.control({ type: 'pause', pause: 'handsOff' });
    const before = room.view;
    const heir = await heirOf(store);
    const away = before.seats.map((seat) => ({ ...seat, state: 'away' as const }));
    expect(heir.view).toEqual({ ...before, seats: away });
    expect(heir.room.epoch).toBe(2);
    expect(await heir.command(ann, percent(150), commandId(1))).toEqual(await reply);
    expect(heir.room.game.tick).toBe(1);
  });

  it('stands still until somebody is back', async () => {
    const store = await aStore();
    const { room, ann } = await started(store);
    await room.ticks(3);
    const heir = await heirOf(store);
    const { tick } = heir.room.game;
    await heir.timer.pass(60_000);
    expect(heir.room.game.tick).toBe(tick);
    await heir.connect(ann);
    await heir.ticks(2);
    expect(heir.room.game.tick).toBe(tick + 2);
  });

  it('does a command that was written but never answered, once', async () => {
    const store = await aStore();
    const { room, ann } = await started(store);
    await room.ticks(2);
    const { header, seq, tick } = room.room.game;
    const order = { type: 'order', team: 0, by: ann.seat, author: ann.grant, id: commandId(1), call: percent(150) };
    const entry = JSON.stringify(order);
    const command = { author: ann.grant, id: commandId(1) };
    const line = { seq: seq + 1, tick, entry, command };
    await store.append([{ room: header.room, epoch: 1, horizon: tick + 10, mark: undefined, lines: [line] }]);
    const heir = await heirOf(store);
    await heir.connect(ann);
    const answer = await heir.command(ann, percent(150), commandId(1));
    expect(answer).toEqual({ ok: true, tick: 2 });
    expect(heir.room.game.worlds[0].hall.overcommitPercent[0]).toBe(150);
  });
});

describe('a room that another process has taken', () => {
  it('writes nothing more, shows no tick beyond its promise, and sends everybody on', async () => {
    const store = await aStore();
    const { room, ann } = await started(store);
    await room.ticks(3);
    const heir = await heirOf(store);
    const promised = heir.room.game.tick;
    const answer = room.command(ann, percent(150), commandId(1));
    await room.ticks(20);
    expect(await answer).toBe('unanswered');
    expect(room.ear.closings).toEqual([{ reason: 'moved', seat: undefined, grant: undefined }]);
    expect(room.counts.counted).toEqual(['fencedAppends']);
    expect(Math.max(...room.ear.frames.map(({ tick }) => tick))).toBeLessThanOrEqual(promised);
    await heir.connect(ann);
    const again = heir.command(ann, percent(150), commandId(1));
    await heir.ticks(1);
    expect(await again).toEqual({ ok: true, tick: promised });
  });
});

describe('a closed room', () => {
  it('tells whoever still asks why: it has moved, it is over, or it has failed', async () => {
    const store = await aStore();
    const { room, ann } = await started(store);
    const asked = () => Promise.all([room.take(), room.room.ask({ type: 'admit', who: ann })]);
    await room.room.drain();
    const moved = { ok: false, problem: 'moved', retryAfterS: 0.3 };
    expect(await asked()).toEqual([moved, moved]);
    const heir = await heirOf(store);
    heir.room.fail(new Error('broken'));
    expect(await heir.take()).toEqual({ ok: false, problem: 'roomFailed' });
  });
});

describe('a drained room', () => {
  it('leaves a snapshot from which its heir goes on without replay', async () => {
    const store = await aStore();
    const { room } = await started(store);
    await room.ticks(7);
    await room.room.drain();
    expect(room.ear.closings).toEqual([{ reason: 'moved', seat: undefined, grant: undefined }]);
    const [kept] = (await store.takeOver()).rooms;
    expect(kept.snapshot?.tick).toBe(7);
    expect(kept.lines).toEqual([]);
  });
});

describe('a journal', () => {
  async function kept() {
    const store = await aStore();
    const { room } = await started(store);
    await room.ticks(25);
    const [found] = (await store.takeOver()).rooms;
    const scenario = scenarioOf(found.header);
    if (!scenario) throw new Error('no scenario');
    return { found, content: { scenario, traces: {} } };
  }

  it('is not replayed under other rules, nor with another scenario', async () => {
    const { found, content } = await kept();
    const other = { ...found, header: { ...found.header, engine: '0/0' } };
    expect(restoreGame(other, content)).toEqual({ ok: false, problem: 'rules', tick: 0 });
    const changed = { ...content, scenario: { ...content.scenario, startHour: 7 } };
    expect(restoreGame(found, changed)).toEqual({ ok: false, problem: 'content', tick: 0 });
  });

  it('is given up at the tick whose hash differs from what the owner noted', async () => {
    const { found, content } = await kept();
    expect(found.mark?.tick).toBe(23);
    expect(restoreGame(found, content).ok).toBe(true);
    const forged = { ...found, mark: { tick: 23, hash: 1 } };
    expect(restoreGame(forged, content)).toEqual({ ok: false, problem: 'hash', tick: 23 });
  });
});

describe('a mark of a journal', () => {
  it('is checked by whoever takes the room over: one that is not met ends the replay there', async () => {
    const store = await aStore();
    const { room } = await started(store);
    await room.ticks(103);
    const [found] = (await store.takeOver()).rooms;
    const scenario = scenarioOf(found.header);
    if (!scenario) throw new Error('no scenario');
    const forged = found.lines.map((line) => ({ ...line, entry: line.entry.replace(/"hashes":\[\d+/, '"hashes":[1') }));
    expect(forged).not.toEqual(found.lines);
    expect(restoreGame(found, { scenario, traces: {} }).ok).toBe(true);
    const refused = { ok: false, problem: 'hash', tick: 100 };
    expect(restoreGame({ ...found, lines: forged }, { scenario, traces: {} })).toEqual(refused);
  });
});

describe('storage', () => {
  it('writes the appends of many rooms at once, and fences one without the others', async () => {
    const store = await aStore();
    await aRoom({ store, room: 'a', code: 'AAAAAA' });
    await aRoom({ store, room: 'b', code: 'BBBBBB' });
    const line = (seq: number) => ({
      seq,
      tick: 0,
      entry: '{"type":"resumed"}',
      command: { author: 1, id: commandId(seq) },
    });
    const append = (room: string, epoch: number, seq: number) => ({
      room,
      epoch,
      horizon: 5,
      mark: undefined,
      lines: [line(seq)],
    });
    expect(await store.append([append('a', 1, 1), append('b', 7, 1)])).toEqual([
      { outcome: 'done' },
      { outcome: 'fenced' },
    ]);
    const again = { ...append('a', 1, 2), lines: [{ ...line(2), command: { author: 1, id: commandId(1) } }] };
    expect(await store.append([again, append('b', 1, 1)])).toEqual([
      { outcome: 'duplicate', commands: [{ author: 1, id: commandId(1) }] },
      { outcome: 'done' },
    ]);
  });
});
