import { afterAll, describe, expect, it } from 'vitest';
import type { Player } from '#server/rooms/requests.ts';
import type { HostId, TenantId, VmId } from '#shared/ids.ts';
import { SECOND_KEY_MS, twoKeyAct } from '#shared/jobs/two-key.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { aRoom, aStore, clearStores, commandId, heirOf, INSTRUCTOR_WHO, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

const SELL: CommandCall = { name: 'sellHost', args: { host: 1 as HostId } };
/** The first guest of the hall `sprint`, who pays from the start. */
const POWER_OFF: CommandCall = { name: 'powerOffVm', args: { vm: 0 as VmId } };

const RUNNING = VM_STATES.indexOf('running');

async function aTeam(size = 2, wish: Parameters<typeof aRoom>[0] = {}) {
  const room = await aRoom({ capacity: 6, teams: 1, twoKey: true, ...wish });
  await room.connect(INSTRUCTOR_WHO);
  const people: Player[] = [];
  for (let i = 0; i < size; i++) people.push(await room.join());
  await room.control({ type: 'start' });
  return { room, ann: people[0]!, ben: people[1]! };
}

/** What the team is told of orders that wait. */
function waiting(room: TestRoom) {
  return (room.ear.crews.get(0)?.keys ?? []).map(({ key, seat, confirmed }) => ({ key, seat, confirmed }));
}

async function stopped(room: TestRoom): Promise<boolean> {
  await room.ticks(1);
  return room.room.game.worlds[0]!.vms.state[0] !== RUNNING;
}

describe('a second key', () => {
  it('is needed for selling a host, a gold contract and the power of a paying guest, and for nothing else', async () => {
    const { room } = await aTeam();
    const world = room.room.game.worlds[0]!;
    const { tenants, vms } = world;
    const gold = 0 as TenantId;
    tenants.tier[gold] = 2;
    tenants.tier[1] = 1;
    expect(twoKeyAct(world, SELL)).toBe('sellHost');
    expect(twoKeyAct(world, { name: 'acceptContract', args: { tenant: gold } })).toBe('goldContract');
    expect(twoKeyAct(world, { name: 'acceptContract', args: { tenant: 1 as TenantId } })).toBeUndefined();
    const guest = 0 as VmId;
    tenants.state[vms.tenant[guest]!] = 2;
    expect(twoKeyAct(world, { name: 'powerOffVm', args: { vm: guest } })).toBe('powerOffGuest');
    expect(twoKeyAct(world, { name: 'hardPowerOff', args: { vm: guest } })).toBe('powerOffGuest');
    tenants.state[vms.tenant[guest]!] = 5;
    expect(twoKeyAct(world, { name: 'powerOffVm', args: { vm: guest } })).toBeUndefined();
    expect(twoKeyAct(world, { name: 'sleepHost', args: { host: 0 as HostId } })).toBeUndefined();
  });

  it('lets an order wait until another member confirms it; then it is done, in the name of who gave it', async () => {
    const store = await aStore();
    const { room, ann, ben } = await aTeam(2, { store });
    const verdict = room.command(ann, POWER_OFF, commandId(1));
    expect(await stopped(room)).toBe(false);
    expect(waiting(room)).toEqual([{ key: 1, seat: 0, confirmed: false }]);
    expect(room.ear.crews.get(0)?.keys[0]?.leftMs).toBeGreaterThan(SECOND_KEY_MS - 1_000);
    expect(await room.crew(ann, { type: 'confirm', key: 1 })).toEqual({ ok: false, problem: 'notFound' });
    expect(await room.crew(ben, { type: 'confirm', key: 1 })).toEqual({ ok: true });
    expect(await stopped(room)).toBe(true);
    expect((await verdict).ok).toBe(true);
    expect(waiting(room)).toEqual([]);
    const lines = (await store.read('room-1', 0))?.lines.map(({ entry }) => JSON.parse(entry)) ?? [];
    expect(lines.find(({ type }) => type === 'order')).toMatchObject({ by: 0, second: 1, call: POWER_OFF });
  });

  it('is turned as well by who gives the same order', async () => {
    const { room, ann, ben } = await aTeam();
    const first = room.command(ann, POWER_OFF, commandId(1));
    await room.ticks(1);
    const second = room.command(ben, POWER_OFF, commandId(2));
    expect(await stopped(room)).toBe(true);
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
    expect(room.room.game.state.commands).toEqual([1]);
  });

  it('lapses, and then nothing has happened', async () => {
    const { room, ann, ben } = await aTeam();
    await room.control({ type: 'pause', pause: 'look' });
    const before = hashWorld(room.room.game.worlds[0]!);
    const verdict = room.command(ann, POWER_OFF, commandId(1));
    await room.timer.pass(1);
    await room.timer.pass(SECOND_KEY_MS - 100);
    room.room.beat();
    await room.timer.pass(1);
    expect(waiting(room)).toHaveLength(1);
    await room.timer.pass(100);
    room.room.beat();
    expect(await verdict).toEqual({ ok: false, refusal: { code: 'notConfirmed' } });
    expect(waiting(room)).toEqual([]);
    expect(await room.crew(ben, { type: 'confirm', key: 1 })).toEqual({ ok: false, problem: 'notFound' });
    expect(hashWorld(room.room.game.worlds[0]!)).toBe(before);
  });

  it('is refused by who says no, and taken back by who gave it', async () => {
    const { room, ann, ben } = await aTeam();
    const first = room.command(ann, POWER_OFF, commandId(1));
    await room.ticks(1);
    await room.crew(ben, { type: 'decline', key: 1 });
    expect(await first).toEqual({ ok: false, refusal: { code: 'declined' } });
    const second = room.command(ann, POWER_OFF, commandId(2));
    await room.ticks(1);
    await room.crew(ann, { type: 'decline', key: 2 });
    expect(await second).toEqual({ ok: false, refusal: { code: 'declined' } });
    expect(await stopped(room)).toBe(false);
  });

  it('is not asked of one who is alone, nor in a session without it', async () => {
    const { room, ann } = await aTeam(1);
    void room.command(ann, POWER_OFF, commandId(1));
    expect(await stopped(room)).toBe(true);
    const other = await aTeam(2, { twoKey: false });
    void other.room.command(other.ann, POWER_OFF, commandId(1));
    expect(await stopped(other.room)).toBe(true);
    const left = await aTeam(2);
    await left.room.connect(left.ben, false);
    void left.room.command(left.ann, POWER_OFF, commandId(1));
    expect(await stopped(left.room)).toBe(true);
  });

  it('is not asked for what the hall refuses anyway', async () => {
    const { room, ann } = await aTeam();
    const absent = room.room.game.worlds[0]!.hosts.rows - 1;
    const verdict = await room.command(ann, { name: 'sellHost', args: { host: absent as HostId } }, commandId(1));
    expect(verdict).toEqual({ ok: false, refusal: { code: 'noSuchHost', host: absent } });
    expect(waiting(room)).toEqual([]);
  });

  it('is nothing to another team, and lapses when its giver is taken out of the team', async () => {
    const { room, ann, ben } = await aTeam(4, { teams: 2 });
    await room.control({ type: 'assign', seat: 0, team: 0 });
    await room.control({ type: 'assign', seat: 1, team: 1 });
    await room.control({ type: 'assign', seat: 2, team: 0 });
    await room.control({ type: 'assign', seat: 3, team: 1 });
    const verdict = room.command(ann, POWER_OFF, commandId(1));
    await room.ticks(1);
    expect(room.ear.crews.get(0)?.keys).toHaveLength(1);
    expect(room.ear.crews.get(1)?.keys).toEqual([]);
    expect(await room.crew(ben, { type: 'confirm', key: 1 })).toEqual({ ok: false, problem: 'notFound' });
    await room.control({ type: 'kick', seat: 0 });
    expect(await verdict).toEqual({ ok: false, refusal: { code: 'notConfirmed' } });
    expect(room.ear.crews.get(0)?.keys).toEqual([]);
  });

  it('goes on after the server was killed: the order is sent again with its id, confirmed, and done once', async () => {
    const store = await aStore();
    const { room, ann, ben } = await aTeam(2, { store });
    void room.command(ann, POWER_OFF, commandId(1));
    await room.ticks(1);
    const heir = await heirOf(store);
    for (const who of [ann, ben, INSTRUCTOR_WHO]) await heir.connect(who);
    const again = heir.command(ann, POWER_OFF, commandId(1));
    await heir.ticks(1);
    expect(waiting(heir)).toEqual([{ key: 1, seat: 0, confirmed: false }]);
    await heir.crew(ben, { type: 'confirm', key: 1 });
    expect(await stopped(heir)).toBe(true);
    expect((await again).ok).toBe(true);
    expect(heir.room.game.state.commands).toEqual([1]);
  });

  it('that was turned before a kill is carried out after it', async () => {
    const store = await aStore();
    const { room, ann, ben } = await aTeam(2, { store });
    await room.control({ type: 'pause', pause: 'look' });
    void room.command(ann, POWER_OFF, commandId(1));
    await room.timer.pass(1);
    await room.crew(ben, { type: 'confirm', key: 1 });
    const heir = await heirOf(store);
    for (const who of [ann, ben, INSTRUCTOR_WHO]) await heir.connect(who);
    await heir.control({ type: 'resume' });
    expect(await stopped(heir)).toBe(true);
  });
});
