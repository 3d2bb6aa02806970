import { afterAll, describe, expect, it } from 'vitest';
import { aRoom, clearStores } from './a-room.ts';

afterAll(clearStores);

describe('a seat', () => {
  it('is given with a name from the generator, a code of five characters and a grant of its own', async () => {
    const room = await aRoom();
    const [ann, ben] = [await room.join(), await room.join()];
    expect([ann.seat, ben.seat, ann.grant, ben.grant]).toEqual([0, 1, 1, 2]);
    expect(ann.seatCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(ann.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(room.view.seats.map(({ name, state }) => [name, state])).toEqual([
      [ann.name, 'seated'],
      [ben.name, 'seated'],
    ]);
  });

  it('is given back on another device for its code, as a person types it', async () => {
    const room = await aRoom();
    const ann = await room.join();
    const typed = ` ${ann.seatCode.toLowerCase().slice(0, 2)}-${ann.seatCode.toLowerCase().slice(2)} `;
    const { seat, grant, name, seatCode } = ann;
    expect(await room.take({ seatCode: typed })).toEqual({
      ok: true,
      taken: { seat, grant, name, seatCode, fresh: false },
    });
    expect(await room.take({ seatCode: 'ZZZZZ' })).toEqual({ ok: false, problem: 'unknownCode' });
  });

  it('is refused in a full room, a locked one and one that is over', async () => {
    const room = await aRoom({ capacity: 1, teams: 1 });
    await room.join();
    expect(await room.take()).toMatchObject({ ok: false, problem: 'roomFull' });
    await room.control({ type: 'door', door: 'closed' });
    expect(await room.take()).toEqual({ ok: false, problem: 'roomLocked' });
    await room.control({ type: 'end' });
    expect(await room.take()).toEqual({ ok: false, problem: 'roomOver' });
  });

  it('is kept for ninety seconds after a broken connection, then it may go to another', async () => {
    const room = await aRoom({ capacity: 1, teams: 1 });
    const ann = await room.join();
    await room.connect(ann, false);
    await room.timer.pass(89_000);
    expect(room.view.seats[0].state).toBe('away');
    expect(await room.take()).toMatchObject({ ok: false, problem: 'roomFull' });
    await room.timer.pass(2000);
    expect(room.view.seats[0].state).toBe('left');
    const ben = await room.join();
    expect([ben.seat, ben.grant]).toEqual([0, 2]);
    expect(await room.room.ask({ type: 'admit', who: ann })).toEqual({ ok: false, problem: 'badToken' });
  });

  it('that is left is empty at once', async () => {
    const room = await aRoom();
    const ann = await room.join();
    expect(await room.room.ask({ type: 'lobby', who: ann, message: { type: 'leave' } })).toEqual({ ok: true });
    expect(room.view.seats).toEqual([]);
  });
});

describe('five hundred fake joins', () => {
  it('that never connect leave a lobby of thirty seats to those who do', async () => {
    const room = await aRoom({ capacity: 30, teams: 6 });
    const early = await room.join();
    const fakes = await Promise.all(Array.from({ length: 500 }, () => room.take()));
    expect(fakes.filter(({ ok }) => ok)).toHaveLength(29);
    expect(await room.take()).toEqual({ ok: false, problem: 'roomFull', retryAfterS: 3 });
    await room.timer.pass(8000);
    room.room.beat();
    for (let n = 0; n < 29; n++) await room.join();
    expect(room.view.seats.filter(({ state }) => state === 'seated')).toHaveLength(30);
    expect(room.view.seats[early.seat].name).toBe(early.name);
  });
});

describe('names', () => {
  it('of one’s own are refused unless the room allows them', async () => {
    const strict = await aRoom({ freeNames: false });
    expect(await strict.take({ name: 'Ada' })).toEqual({ ok: false, problem: 'nameNotAllowed' });
    expect(await strict.take({ name: 'Calm Otter' })).toMatchObject({ ok: true, taken: { name: 'Calm Otter' } });
    const free = await aRoom({ freeNames: true });
    expect(await free.take({ name: '  Ada   L. ' })).toMatchObject({ ok: true, taken: { name: 'Ada L.' } });
    expect(await free.take({ name: 'Ada L.' })).toMatchObject({ ok: true, taken: { name: 'Ada L. 2' } });
    expect(await free.take({ name: 'ÁDA l' })).toMatchObject({ ok: true, taken: { name: 'ÁDA l 3' } });
  });

  it('are never given twice by the generator', async () => {
    const room = await aRoom({ capacity: 60, teams: 12 });
    for (let n = 0; n < 60; n++) await room.join();
    expect(new Set(room.view.seats.map(({ name }) => name)).size).toBe(60);
  });
});

describe('teams', () => {
  it('of thirty players in seven differ by one at most, whichever way they are formed', async () => {
    const room = await aRoom({ capacity: 30, teams: 7 });
    for (let n = 0; n < 30; n++) await room.join();
    await room.control({ type: 'start' });
    const sizes = room.view.teams.map(({ no }) => room.view.seats.filter(({ team }) => team === no).length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([4, 5]);
  });

  it('are picked by the players where the room says so, up to an even share', async () => {
    const room = await aRoom({ teamForming: 'pick' });
    const players = [await room.join(), await room.join(), await room.join()];
    const pick = (who: (typeof players)[number], team: number) =>
      room.room.ask({ type: 'lobby', who, message: { type: 'pickTeam', team } });
    expect(await pick(players[0], 1)).toEqual({ ok: true });
    expect(await pick(players[1], 1)).toEqual({ ok: true });
    expect(await pick(players[2], 1)).toEqual({ ok: false, problem: 'roomFull' });
    expect(await pick(players[2], 5)).toEqual({ ok: false, problem: 'badRequest' });
    await room.control({ type: 'start' });
    expect(room.view.seats.map(({ team }) => team)).toEqual([1, 1, 0]);
  });

  it('take a latecomer where they are smallest, and say since when he missed', async () => {
    const room = await aRoom({ capacity: 4, teams: 2, teamForming: 'assigned' });
    const players = [await room.join(), await room.join(), await room.join()];
    for (const [i, team] of [0, 0, 1].entries()) await room.control({ type: 'assign', seat: players[i].seat, team });
    await room.control({ type: 'start' });
    await room.ticks(52);
    const late = await room.join();
    expect(room.view.seats[late.seat].team).toBe(1);
    const reply = await room.room.ask({ type: 'admit', who: late });
    expect(reply).toMatchObject({ ok: true, welcome: { joinedAtS: 10, you: { role: 'player', seat: 3 } } });
  });
});

describe('the instructor', () => {
  it('kicks: the seat is empty, its holder is told and cannot come back with the old token', async () => {
    const room = await aRoom();
    const ann = await room.join();
    expect(await room.control({ type: 'kick', seat: ann.seat })).toEqual({ ok: true });
    expect(room.ear.closings).toEqual([{ reason: 'kicked', seat: 0, grant: 1 }]);
    expect(await room.room.ask({ type: 'admit', who: ann })).toEqual({ ok: false, problem: 'kicked' });
    expect(await room.control({ type: 'kick', seat: ann.seat })).toEqual({ ok: false, problem: 'notFound' });
  });

  it('benches and takes it back', async () => {
    const room = await aRoom();
    const ann = await room.join();
    await room.control({ type: 'start' });
    await room.control({ type: 'bench', seat: ann.seat, benched: true });
    const call = { name: 'setOvercommit', args: { percent: 150 } } as const;
    const reply = await room.command(ann, call, '00000000-0000-7000-8000-000000000001');
    expect(reply).toEqual({ ok: false, refusal: { code: 'benched' } });
    await room.control({ type: 'bench', seat: ann.seat, benched: false });
    const again = room.command(ann, call, '00000000-0000-7000-8000-000000000001');
    await room.ticks(1);
    expect(await again).toEqual({ ok: true, tick: 0 });
  });

  it('renames, within the rules for names', async () => {
    const room = await aRoom();
    const ann = await room.join();
    expect(await room.control({ type: 'rename', seat: ann.seat, name: 'Grace' })).toEqual({ ok: true });
    expect(room.view.seats[0].name).toBe('Grace');
    const bad = await room.control({ type: 'rename', seat: ann.seat, name: 'a\u202Eb' });
    expect(bad).toEqual({ ok: false, problem: 'nameNotAllowed' });
  });

  it('is the only one with controls, except in a solo session', async () => {
    const room = await aRoom();
    const ann = await room.join();
    expect(await room.control({ type: 'start' }, ann)).toEqual({ ok: false, problem: 'badRequest' });
    const solo = await aRoom({ solo: true, capacity: 1, teams: 1 });
    const one = await solo.join();
    for (const control of [{ type: 'start' }, { type: 'speed', speed: 4 }, { type: 'pause', pause: 'look' }] as const)
      expect(await solo.control(control, one)).toEqual({ ok: true });
    expect(await solo.control({ type: 'door', door: 'closed' }, one)).toEqual({ ok: false, problem: 'badRequest' });
  });

  it('gets an overview once connected', async () => {
    const room = await aRoom({ teams: 2 });
    for (let seat = 0; seat < 2; seat++) await room.join();
    await room.control({ type: 'start' });
    room.room.overview();
    expect(room.ear.overviews).toEqual([]);
    await room.connect({ role: 'instructor', generation: 0 });
    await room.ticks(1);
    room.room.overview();
    expect(room.ear.overviews[0].map(({ team, tick, hostsOn }) => [team, tick, hostsOn])).toEqual([
      [0, 1, 2],
      [1, 1, 2],
    ]);
  });

  it('gets the last numbers before the end is told, with the balance that stands in the books', async () => {
    const room = await aRoom({ teams: 2 });
    for (let seat = 0; seat < 2; seat++) await room.join();
    await room.control({ type: 'start' });
    await room.connect({ role: 'instructor', generation: 0 });
    await room.ticks(7);
    expect(room.ear.overviews).toEqual([]);
    await room.control({ type: 'end' });
    const told = room.ear.overviews.at(-1)?.map(({ team, tick, cash }) => [team, tick, cash]);
    expect(told).toEqual(
      room.room.game.worlds.map(({ hall }, team) => [team, 7, Math.floor(hall.cashExactCents[0] / 100)]),
    );
  });
});

describe('the welcome', () => {
  it('keeps from players what is not disclosed: seed, events, when contracts come', async () => {
    const room = await aRoom({ seed: 'SECRET' });
    const ann = await room.join();
    const reply = await room.room.ask({ type: 'admit', who: ann });
    if (typeof reply !== 'object' || !('welcome' in reply)) throw new Error('not admitted');
    const { scenario } = reply.welcome;
    expect([scenario.seed, scenario.events, scenario.demand]).toEqual(['', [], { kind: 'curves' }]);
    expect(scenario.tenants.every(({ offerAtS }) => offerAtS === 0)).toBe(true);
    expect(JSON.stringify(reply)).not.toContain('SECRET');
  });
});
