import { afterAll, describe, expect, it } from 'vitest';
import { decodeControl } from '#server/gate/decode.ts';
import type { VmId } from '#shared/ids.ts';
import type { Control } from '#shared/protocol/messages.ts';
import { aRoom, aStore, clearStores, commandId, heirOf, type TestRoom } from './a-room.ts';

afterAll(clearStores);

const toAll = (id: number, name: string, args: unknown): Extract<Control, { type: 'order' }> => {
  return { type: 'order', id: commandId(100 * id), team: -1, name, args };
};
const switchOff = (id: number) => toAll(id, 'powerOffVm', { vm: 0 as VmId });

async function playing() {
  const store = await aStore();
  const room = await aRoom({ store, capacity: 2, teams: 2 });
  const ann = await room.join();
  await room.join();
  await room.control({ type: 'start' });
  await room.ticks(1);
  return { store, room, ann };
}

async function carriedOut(room: TestRoom, control: Control) {
  const reply = room.control(control);
  await room.ticks(1);
  return reply;
}

/** How often the last tick changed a policy, by team. */
function changes(room: TestRoom): number[] {
  return room.room.game.worlds.map(({ events }) => events.filter(({ type }) => type === 'policyChanged').length);
}

describe('an order of the instructor for all teams', () => {
  it('is done if one team could do it, and tells how many did', async () => {
    const { room } = await playing();
    expect(await carriedOut(room, { ...switchOff(1), team: 0 })).toEqual({ ok: true });
    await room.ticks(1);
    // The first team has it switched off already.
    expect(await carriedOut(room, switchOff(2))).toEqual({ ok: true, teams: 1 });
    expect(await carriedOut(room, switchOff(3))).toMatchObject({ ok: false });
  });

  it('is done once however often it is sent, and answered alike', async () => {
    const { room } = await playing();
    const first = room.control(toAll(1, 'setOvercommit', { percent: 150 }));
    const second = room.control(toAll(1, 'setOvercommit', { percent: 150 }));
    await room.ticks(1);
    expect(changes(room)).toEqual([1, 1]);
    expect([await first, await second]).toEqual([
      { ok: true, teams: 2 },
      { ok: true, teams: 2 },
    ]);
    expect(await room.control(toAll(1, 'setOvercommit', { percent: 150 }))).toEqual({ ok: true, teams: 2 });
    await room.ticks(1);
    expect(changes(room)).toEqual([0, 0]);
  });

  it('is not done again by the next owner of the room', async () => {
    const { store, room, ann } = await playing();
    await carriedOut(room, toAll(1, 'setOvercommit', { percent: 150 }));
    const heir = await heirOf(store);
    await heir.connect(ann);
    expect(await heir.control(toAll(1, 'setOvercommit', { percent: 150 }))).toEqual({ ok: true, teams: 2 });
    await heir.ticks(1);
    expect(changes(heir)).toEqual([0, 0]);
  });

  it('that a hall refuses did not happen: it is answered at once and no line of the journal tells of it', async () => {
    const { store, room } = await playing();
    const inject = toAll(1, 'injectFault', { fault: 'hostFailing', subject: 99, silent: false });
    expect(await room.control(inject)).toMatchObject({ ok: false });
    await room.ticks(1);
    const { lines = [] } = (await store.read('room-1', 0)) ?? {};
    expect(lines.filter(({ entry }) => entry.includes('injectFault'))).toEqual([]);
  });

  it('is no command of the people', async () => {
    const { room, ann } = await playing();
    await carriedOut(room, toAll(1, 'setOvercommit', { percent: 150 }));
    expect(room.room.game.state.commands).toEqual([0, 0]);
    const own = room.command(ann, { name: 'setOvercommit', args: { percent: 120 } }, commandId(2));
    await room.ticks(1);
    await own;
    expect(room.room.game.state.commands.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('may carry a uuid as its id, or none', () => {
    const { id: _, ...plain } = toAll(1, 'setOvercommit', { percent: 150 });
    expect(decodeControl(plain)).toEqual(plain);
    expect(decodeControl({ ...plain, id: commandId(1) })).toEqual({ ...plain, id: commandId(1) });
    expect(decodeControl({ ...plain, id: 'x' })).toBeUndefined();
    expect(decodeControl({ type: 'start', id: commandId(1) })).toBeUndefined();
  });
});
