import { afterAll, describe, expect, it } from 'vitest';
import type { Control } from '#shared/protocol/messages.ts';
import { aRoom, aStore, clearStores, commandId, heirOf, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

const overcommit = { name: 'setOvercommit', args: { percent: 150 } } as const;
const logOf = (room: TestRoom) => room.view.desk?.log ?? [];
const takeBack = (room: TestRoom) => room.control({ type: 'takeBack', no: logOf(room).at(-1)?.no ?? -1 });
const teamsOf = (room: TestRoom) => room.view.seats.map(({ team }) => team);

/** Four people in two teams, 0 0 1 1, in a room that has three halls. */
async function aClass(wish: Parameters<typeof aRoom>[0] = {}): Promise<TestRoom> {
  const room = await aRoom({ capacity: 6, teams: 3, teamForming: 'assigned', ...wish });
  for (const [seat, team] of [0, 0, 1, 1].entries()) {
    await room.take();
    await room.control({ type: 'assign', seat, team });
  }
  return room;
}

describe('every deed of an instructor', () => {
  it('about a seat is taken back as it was', async () => {
    const room = await aClass();
    const before = room.view.seats;
    const deeds: Control[] = [
      { type: 'rename', seat: 1, name: 'Grace' },
      { type: 'bench', seat: 1, benched: true },
      { type: 'mute', seat: 1, muted: true },
      { type: 'assign', seat: 1, team: 2 },
      { type: 'swap', seat: 1, other: 2 },
      { type: 'merge', team: 0, into: 1 },
      { type: 'split', team: 1 },
      { type: 'shuffle' },
    ];
    for (const deed of deeds) {
      expect([deed.type, await room.control(deed)]).toEqual([deed.type, { ok: true }]);
      expect([deed.type, room.view.seats]).not.toEqual([deed.type, before]);
      expect([deed.type, await takeBack(room)]).toEqual([deed.type, { ok: true }]);
      expect([deed.type, room.view.seats]).toEqual([deed.type, before]);
    }
  });

  it('is in the log with who did it, and can be taken back once', async () => {
    const room = await aClass();
    await room.control({ type: 'mute', seat: 2, muted: true }, { role: 'instructor', generation: 0, host: 1 });
    const name = room.view.seats[2].name;
    expect(logOf(room).at(-1)).toMatchObject({
      type: 'mute',
      seat: 2,
      name,
      host: 1,
      undoable: true,
      takenBack: false,
    });
    const [{ no }] = logOf(room).slice(-1);
    expect(await room.control({ type: 'takeBack', no })).toEqual({ ok: true });
    expect(logOf(room).find((deed) => deed.no === no)).toMatchObject({ undoable: false, takenBack: true });
    expect(await room.control({ type: 'takeBack', no })).toEqual({ ok: false, problem: 'notFound' });
  });

  it('about somebody who has gone is not taken back on whoever has the seat now', async () => {
    const room = await aClass({ capacity: 4 });
    await room.control({ type: 'rename', seat: 0, name: 'Grace' });
    await room.control({ type: 'kick', seat: 0 });
    await room.join({ name: 'Ada' });
    expect(logOf(room).filter(({ type, undoable }) => type === 'rename' && undoable)).toEqual([]);
    expect(room.view.seats[0].name).toBe('Ada');
  });

  it('survives a server that is killed, and is taken back by its heir', async () => {
    const store = await aStore();
    const room = await aClass({ store });
    await room.control({ type: 'start' });
    await room.control({ type: 'mute', seat: 3, muted: true });
    await room.control({ type: 'cards', count: 2 });
    const { desk, seats } = room.view;
    const heir = await heirOf(store);
    expect(heir.view.desk).toEqual(desk);
    expect(heir.view.seats.map(({ muted }) => muted)).toEqual(seats.map(({ muted }) => muted));
    const mute = logOf(heir).find(({ type }) => type === 'mute');
    expect(await heir.control({ type: 'takeBack', no: mute?.no ?? -1 })).toEqual({ ok: true });
    expect(heir.view.seats[3].muted).toBeUndefined();
  });
});

describe('whoever was removed', () => {
  it('for good gets seat, team, bench and silence back when that is taken back', async () => {
    const room = await aClass();
    await room.control({ type: 'bench', seat: 1, benched: true });
    await room.control({ type: 'mute', seat: 1, muted: true });
    const { device } = room.room.game.state.seats[1];
    const before = room.view.seats[1];
    await room.control({ type: 'kick', seat: 1, ban: true });
    expect(await room.take({ device })).toEqual({ ok: false, problem: 'kicked' });
    expect(room.view.door).toBe('ask');
    await takeBack(room);
    expect(room.view.door).toBe('open');
    expect(await room.take({ device })).toMatchObject({ ok: true, taken: { seat: 1, name: before.name, grant: 5 } });
    expect(room.view.seats[1]).toEqual({ ...before, state: 'away' });
  });

  it('does not shed silence by leaving and coming back', async () => {
    const room = await aClass();
    const { device } = room.room.game.state.seats[2];
    await room.control({ type: 'mute', seat: 2, muted: true });
    await room.control({ type: 'kick', seat: 2 });
    await room.join({ device });
    expect(room.view.seats.map(({ muted }) => muted)).toEqual([undefined, undefined, true, undefined]);
  });

  it('at the door may ask again when that is taken back', async () => {
    const room = await aRoom();
    await room.control({ type: 'door', door: 'ask' });
    await room.take({ device: 'stranger' });
    await room.control({ type: 'turnAway', waiting: room.view.waiting[0].no });
    expect(await room.take({ device: 'stranger' })).toEqual({ ok: false, problem: 'kicked' });
    await takeBack(room);
    expect(await room.take({ device: 'stranger' })).toMatchObject({ problem: 'waitForApproval' });
  });
});

describe('the door', () => {
  it('closes with the start if the instructor wants that, and cards open it', async () => {
    const room = await aClass();
    await room.control({ type: 'cards', count: 2 });
    await room.control({ type: 'startDoor', closes: true });
    await room.control({ type: 'start' });
    expect(room.view.door).toBe('closed');
    expect(await room.take()).toEqual({ ok: false, problem: 'roomLocked' });
    const [first, second] = room.view.desk?.cards ?? [];
    const late = await room.join({ seatCode: first.code.toLowerCase() });
    expect([late.seatCode, room.view.seats[late.seat].team]).toEqual([first.code, first.team]);
    expect(room.view.desk?.cards.map(({ seat }) => seat)).toEqual([4, undefined]);
    await room.control({ type: 'kick', seat: late.seat, ban: true });
    expect(await room.take({ seatCode: first.code })).toEqual({ ok: false, problem: 'unknownCode' });
    expect(await room.take({ seatCode: second.code })).toMatchObject({ ok: true });
  });

  it('has more seats behind it when some are added', async () => {
    const room = await aRoom({ capacity: 1, teams: 1 });
    await room.join();
    expect(await room.take()).toMatchObject({ ok: false, problem: 'roomFull' });
    expect(await room.control({ type: 'seats', count: 5 })).toEqual({ ok: true });
    expect(room.view.capacity).toBe(6);
    expect((await room.join()).seat).toBe(1);
    expect(await room.control({ type: 'seats', count: 7 })).toEqual({ ok: false, problem: 'badRequest' });
  });
});

describe('teams while the game runs', () => {
  it('that are merged leave their hall, which takes part no more', async () => {
    const room = await aClass();
    await room.control({ type: 'start' });
    expect(room.view.teams.map(({ no }) => no)).toEqual([0, 1]);
    await room.control({ type: 'merge', team: 0, into: 1 });
    expect([teamsOf(room), room.view.teams.map(({ no }) => no)]).toEqual([[1, 1, 1, 1], [1]]);
    await takeBack(room);
    expect([teamsOf(room), room.view.teams.map(({ no }) => no)]).toEqual([
      [0, 0, 1, 1],
      [0, 1],
    ]);
  });

  it('are refused a split when no hall is left', async () => {
    const room = await aClass({ teams: 2 });
    await room.control({ type: 'start' });
    expect(await room.control({ type: 'split', team: 0 })).toEqual({ ok: false, problem: 'noSpareHall' });
  });
});

describe('a pause with dark screens', () => {
  it('refuses orders as hands off does', async () => {
    const room = await aClass();
    const { seat, grant } = await room.join();
    await room.control({ type: 'start' });
    await room.control({ type: 'pause', pause: 'blank' });
    const reply = await room.command({ role: 'player', seat, grant }, overcommit, commandId(1));
    expect(reply).toEqual({ ok: false, refusal: { code: 'handsOff' } });
  });
});

describe('what is said to everybody', () => {
  it('stays until nothing is said any more, also over a kill', async () => {
    const store = await aStore();
    const room = await aClass({ store });
    await room.control({ type: 'say', text: ' Look at the swapping hosts ', point: 'hosts', see: 'ballooning' });
    const said = { no: 1, text: 'Look at the swapping hosts', point: 'hosts', see: 'ballooning' };
    expect(room.ear.classes.at(-1)?.said).toEqual(said);
    const heir = await heirOf(store);
    await heir.control({ type: 'say', text: '' });
    expect(heir.ear.classes.at(-1)?.said).toBeUndefined();
  });
});
