import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Player } from '#server/rooms/requests.ts';
import { COMMANDS, type CommandCall, type CommandName } from '#shared/sim/commands/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { aRoom, clearStores, commandId, type TestRoom } from './a-room.ts';

afterAll(clearStores);

const ORDERS = Object.keys(COMMANDS) as CommandName[];

/** Who gives the order, and what the room says before it looks at what is ordered. */
interface Case {
  readonly room: TestRoom;
  readonly who: Player;
  readonly code: string;
}
const cases = new Map<string, Case>();

async function started(wish: Parameters<typeof aRoom>[0] = {}): Promise<{ room: TestRoom; ann: Player }> {
  const room = await aRoom({ capacity: 2, teams: 1, ...wish });
  const ann = await room.join();
  await room.control({ type: 'start' });
  return { room, ann };
}

beforeAll(async () => {
  const lobby = await aRoom({ capacity: 2, teams: 1 });
  cases.set('before the start', { room: lobby, who: await lobby.join(), code: 'notRunning' });
  const off = await started();
  await off.room.control({ type: 'pause', pause: 'handsOff' });
  cases.set('with hands off', { room: off.room, who: off.ann, code: 'handsOff' });
  const benched = await started();
  await benched.room.control({ type: 'bench', seat: 0, benched: true });
  cases.set('from the bench', { room: benched.room, who: benched.ann, code: 'benched' });
  const kicked = await started();
  await kicked.room.control({ type: 'kick', seat: 0 });
  cases.set('of one who was removed', { room: kicked.room, who: kicked.ann, code: 'notSeated' });
  const other = await started();
  cases.set('with a seat that is another’s', { room: other.room, who: { ...other.ann, grant: 9 }, code: 'notSeated' });
  const over = await started();
  await over.room.control({ type: 'end' });
  cases.set('after the end', { room: over.room, who: over.ann, code: 'notRunning' });
  const locked = await started({ scenario: 'first-hall', seed: 'F1RST', lesson: 'a' });
  const before = { type: 'stepBegan', step: 2, lastsMs: 0, untilTick: 550, gives: false } as const;
  locked.room.room.game.apply({ ...before, locked: ORDERS });
  locked.room.room.game.apply({ type: 'resumed' });
  cases.set('that the lesson has not come to', { room: locked.room, who: locked.ann, code: 'lessonLocked' });
});

describe.each([
  'before the start',
  'with hands off',
  'from the bench',
  'of one who was removed',
  'with a seat that is another’s',
  'after the end',
  'that the lesson has not come to',
])('an order %s', (name) => {
  it('is refused with that reason whatever it is, and changes nothing', async () => {
    const { room, who, code } = cases.get(name)!;
    const before = room.room.game.worlds.map(hashWorld);
    const replies = await Promise.all(
      ORDERS.map((order, n) => room.command(who, { name: order, args: {} } as CommandCall, commandId(n))),
    );
    expect([...new Set(replies.map((reply) => (reply.ok ? 'done' : reply.refusal.code)))]).toEqual([code]);
    expect(room.room.game.worlds.map(hashWorld)).toEqual(before);
    expect(room.room.game.state.commands).toEqual([0]);
  });
});
