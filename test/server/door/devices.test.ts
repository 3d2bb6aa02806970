import { afterAll, describe, expect, it, vi } from 'vitest';
import { aRoom, clearStores, heirOf, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

type Guest = Awaited<ReturnType<TestRoom['join']>>;

/** Gives a seat up, as the button in the lobby does; its socket closes then. */
async function leave(room: TestRoom, who: Guest): Promise<void> {
  expect(await room.room.ask({ type: 'lobby', who, message: { type: 'leave' } })).toEqual({ ok: true });
  await room.connect(who, false);
}

describe('a browser', () => {
  it('that joins again has the seat it had, whatever name it asks for', async () => {
    const room = await aRoom();
    const ann = await room.join({ device: 'ann' });
    const again = await room.take({ device: 'ann', name: 'Somebody Else' });
    const { seat, grant, name, seatCode } = ann;
    expect(again).toEqual({ ok: true, taken: { seat, grant, name, seatCode, fresh: false } });
    expect(room.view.seats).toHaveLength(1);
  });

  it('that leaves and joins again sheds neither bench nor team nor name', async () => {
    const room = await aRoom({ capacity: 4, teams: 2, teamForming: 'assigned' });
    const [ann, ben] = [await room.join({ device: 'ann', name: 'Ada' }), await room.join({ device: 'ben' })];
    await room.control({ type: 'assign', seat: ann.seat, team: 0 });
    await room.control({ type: 'assign', seat: ben.seat, team: 0 });
    await room.control({ type: 'start' });
    await room.control({ type: 'bench', seat: ann.seat, benched: true });
    await leave(room, ann);
    const back = await room.join({ device: 'ann', name: 'Grace' });
    expect(room.view.seats[back.seat]).toMatchObject({ name: 'Ada', team: 0, benched: true });
  });

  it('whose seat went to somebody else meanwhile is still on the bench', async () => {
    const room = await aRoom({ capacity: 2, teams: 1 });
    const ann = await room.join({ device: 'ann' });
    await room.control({ type: 'bench', seat: ann.seat, benched: true });
    await room.connect(ann, false);
    await room.timer.pass(91_000);
    room.room.beat();
    await room.join();
    await room.join();
    await room.control({ type: 'kick', seat: 1 });
    await room.connect({ role: 'player', seat: 1, grant: 2 }, false);
    const back = await room.join({ device: 'ann' });
    expect(room.view.seats.find(({ no }) => no === back.seat)?.benched).toBe(true);
  });

  it('does not look into a rival team with a seat code', async () => {
    const room = await aRoom({ capacity: 4, teams: 2, teamForming: 'assigned' });
    const [ann, ben] = [await room.join({ device: 'ann' }), await room.join({ device: 'ben' })];
    await room.control({ type: 'assign', seat: ann.seat, team: 0 });
    await room.control({ type: 'assign', seat: ben.seat, team: 1 });
    await room.control({ type: 'start' });
    const move = { device: 'ann', seatCode: ben.seatCode };
    expect(await room.take(move)).toEqual({ ok: false, problem: 'otherSeat' });
    await leave(room, ann);
    expect(await room.take(move)).toEqual({ ok: false, problem: 'otherSeat' });
    expect(await room.take({ device: 'phone', seatCode: ben.seatCode })).toMatchObject({
      ok: true,
      taken: { seat: 1 },
    });
    const other = await room.join({ device: 'ben' });
    expect(room.view.seats.find(({ no }) => no === other.seat)?.team).toBe(1);
  });

  it('that was removed for good stays out, and strangers are let in by name from then on', async () => {
    const room = await aRoom();
    const ann = await room.join({ device: 'ann' });
    const ben = await room.join({ device: 'ben' });
    await room.control({ type: 'kick', seat: ann.seat, ban: true });
    await room.connect(ann, false);
    expect(room.view.door).toBe('ask');
    for (const wish of [{}, { name: 'New Name' }, { seatCode: ben.seatCode }])
      expect(await room.take({ device: 'ann', ...wish })).toEqual({ ok: false, problem: 'kicked' });
    expect(await room.take({ device: 'ann without cookies' })).toMatchObject({ ok: false, problem: 'waitForApproval' });
    expect(await room.take({ device: 'ben' })).toMatchObject({ ok: true, taken: { seat: ben.seat } });
  });

  it('is remembered, benched and banned by the next owner of the room as well', async () => {
    const room = await aRoom();
    const [ann, ben] = [await room.join({ device: 'ann' }), await room.join({ device: 'ben' })];
    await room.control({ type: 'bench', seat: ann.seat, benched: true });
    await leave(room, ann);
    await room.control({ type: 'kick', seat: ben.seat, ban: true });
    await room.room.drain();
    const heir = await heirOf(room.store);
    expect(await heir.take({ device: 'ben' })).toEqual({ ok: false, problem: 'kicked' });
    const back = await heir.join({ device: 'ann' });
    expect(heir.view.seats.find(({ no }) => no === back.seat)?.benched).toBe(true);
    expect(heir.view.door).toBe('ask');
  });

  it('with a bench is not forgotten for a crowd that comes and goes', async () => {
    const room = await aRoom({ capacity: 2, teams: 1 });
    const ann = await room.join({ device: 'ann' });
    await room.control({ type: 'bench', seat: ann.seat, benched: true });
    await leave(room, ann);
    for (let n = 0; n < 650; n++) await leave(room, await room.join({ device: `stranger ${n}` }));
    const back = await room.join({ device: 'ann' });
    expect(room.view.seats.find(({ no }) => no === back.seat)?.benched).toBe(true);
    expect(room.room.game.state.remembered.length).toBeLessThanOrEqual(600);
  });
});

describe('a door that the instructor answers', () => {
  it('keeps newcomers waiting under their names until they are let in', async () => {
    const room = await aRoom({ freeNames: true });
    await room.control({ type: 'door', door: 'ask' });
    const wish = { device: 'ann', name: 'Ada' };
    const waiting = { ok: false, problem: 'waitForApproval', retryAfterS: 2, name: 'Ada' };
    expect(await room.take(wish)).toEqual(waiting);
    expect(await room.take({ device: 'ben', name: 'ADA' })).toMatchObject({ name: 'ADA 2' });
    expect(room.view.waiting.map(({ name }) => name)).toEqual(['Ada', 'ADA 2']);
    expect(room.view.seats).toEqual([]);
    expect(await room.control({ type: 'letIn', waiting: room.view.waiting[0].no })).toEqual({ ok: true });
    expect(await room.take(wish)).toMatchObject({ ok: true, taken: { seat: 0, name: 'Ada' } });
    expect(room.view.waiting.map(({ name }) => name)).toEqual(['ADA 2']);
  });

  it('lets everybody in at once', async () => {
    const room = await aRoom({ capacity: 10 });
    await room.control({ type: 'door', door: 'ask' });
    const devices = Array.from({ length: 5 }, (_, n) => `device ${n}`);
    for (const device of devices) await room.take({ device });
    expect(await room.control({ type: 'letIn', waiting: -1 })).toEqual({ ok: true });
    for (const device of devices) expect(await room.take({ device })).toMatchObject({ ok: true });
    expect(await room.control({ type: 'letIn', waiting: -1 })).toEqual({ ok: false, problem: 'notFound' });
  });

  it('turns somebody away for good', async () => {
    const room = await aRoom();
    await room.control({ type: 'door', door: 'ask' });
    await room.take({ device: 'ann' });
    const [{ no }] = room.view.waiting;
    expect(await room.control({ type: 'turnAway', waiting: no })).toEqual({ ok: true });
    expect(room.view.waiting).toEqual([]);
    await room.control({ type: 'door', door: 'open' });
    expect(await room.take({ device: 'ann' })).toEqual({ ok: false, problem: 'kicked' });
    expect(await room.control({ type: 'turnAway', waiting: no })).toEqual({ ok: false, problem: 'notFound' });
  });

  it('forgets whoever has gone, and has a list with an end', async () => {
    const room = await aRoom();
    await room.control({ type: 'door', door: 'ask' });
    for (let n = 0; n < 150; n++) await room.take({ device: `device ${n}` });
    expect(room.view.waiting).toHaveLength(100);
    await room.timer.pass(11_000);
    expect(room.view.waiting).toEqual([]);
  });

  it('that is closed lets only those in who were here', async () => {
    const room = await aRoom();
    const ann = await room.join({ device: 'ann' });
    await room.control({ type: 'door', door: 'closed' });
    await leave(room, ann);
    expect(await room.take({ device: 'ben' })).toEqual({ ok: false, problem: 'roomLocked' });
    expect(await room.take({ device: 'ann' })).toMatchObject({ ok: true });
    await room.control({ type: 'door', door: 'open' });
    expect(await room.take({ device: 'ben' })).toMatchObject({ ok: true });
  });
});

describe('a full lobby', () => {
  it('gives seats of those who never came to those who do, after three seconds', async () => {
    const room = await aRoom({ capacity: 3, teams: 1 });
    await room.join();
    const never = await room.take();
    await room.take();
    expect(await room.take()).toMatchObject({ ok: false, problem: 'roomFull', retryAfterS: 3 });
    await room.timer.pass(3000);
    const late = await room.take();
    expect(late).toMatchObject({ ok: true, taken: { seat: never.ok ? never.taken.seat : -1 } });
    expect(room.ear.closings).toEqual([{ reason: 'left', seat: 1, grant: 2 }]);
  });
});

describe('instructors’ tokens', () => {
  const older = { role: 'instructor', generation: 0 } as const;

  it('are no good any more once they are revoked', async () => {
    const room = await aRoom();
    expect(await room.room.ask({ type: 'instructors', revoke: false })).toEqual({ ok: true, generation: 0 });
    expect(await room.room.ask({ type: 'instructors', revoke: true })).toEqual({ ok: true, generation: 1 });
    expect(room.ear.revocations).toEqual([1]);
    expect(await room.room.ask({ type: 'admit', who: older })).toEqual({ ok: false, problem: 'badToken' });
    expect(await room.control({ type: 'start' }, older)).toEqual({ ok: false, problem: 'badToken' });
    const order = { type: 'order', team: 0, name: 'setOvercommit', args: { percent: 150 } } as const;
    expect(await room.control(order, older)).toEqual({ ok: false, problem: 'badToken' });
    expect(await room.control({ type: 'start' }, { role: 'instructor', generation: 1 })).toEqual({ ok: true });
  });

  it('control nothing after the end of the session, and can still be revoked: there is a debrief to be looked at', async () => {
    const room = await aRoom();
    await room.control({ type: 'end' });
    expect(await room.control({ type: 'speed', speed: 2 })).toEqual({ ok: false, problem: 'roomOver' });
    expect(await room.room.ask({ type: 'instructors', revoke: true })).toEqual({ ok: true, generation: 1 });
    expect(await room.room.ask({ type: 'admit', who: older })).toEqual({ ok: false, problem: 'badToken' });
  });
});

describe('a game for one', () => {
  it.each([
    ['lobby', 61_000, 'over'],
    ['running', 299_000, undefined],
    ['running', 301_000, 'over'],
  ] as const)('that nobody is connected to in the phase %s for %i ms is %s', async (phase, ms, closed) => {
    const room = await aRoom({ solo: true, capacity: 1, teams: 1 });
    const one = await room.join();
    if (phase === 'running') await room.control({ type: 'start' }, one);
    await room.connect(one, false);
    room.timer.stall(ms);
    room.room.beat();
    const isOver = () => room.room.closed === 'over' || room.room.game.state.phase === 'over';
    await vi.waitFor(() => expect(isOver() ? 'over' : undefined).toBe(closed));
  });
});
