import { afterAll, describe, expect, it } from 'vitest';
import { QUIET_S, STUCK_S } from '#shared/protocol/watch.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { order, overcommit, twoTeams } from '../../replay/a-recording.ts';
import { aRoom, aStore, clearStores, heirOf, INSTRUCTOR_WHO, settled, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

const watchOf = (room: TestRoom, team: number) => {
  room.room.overview();
  return room.ear.overviews.at(-1)?.find((overview) => overview.team === team)?.watch;
};

describe('who needs a word', () => {
  it('is whoever has ordered nothing for a minute and a half', async () => {
    const room = await aRoom();
    const [first, second] = await twoTeams(room);
    await room.connect(INSTRUCTOR_WHO);
    await room.ticks(5 * QUIET_S - 10);
    expect([watchOf(room, 0)?.quiet, watchOf(room, 1)?.quiet]).toEqual([[], []]);
    await order(room, first, overcommit(140), 1);
    await room.ticks(15);
    expect(watchOf(room, 0)?.quiet).toEqual([]);
    expect(watchOf(room, 1)?.quiet).toEqual([{ seat: second.seat, forS: 91 }]);
  });

  it('is a team whose guests have suffered from the same cause for a minute', async () => {
    const room = await aRoom();
    await twoTeams(room);
    await room.connect(INSTRUCTOR_WHO);
    await room.ticks(5 * (STUCK_S + 40));
    const world = room.room.game.worlds[0];
    const rows = [...world.incidents.state.keys()].filter((row) => (world.incidents.cause[row] ?? 0) > 0);
    const oldest = Math.min(
      ...rows.filter((row) => world.incidents.state[row] > 0).map((row) => world.incidents.sinceTick[row]),
    );
    const forS = Math.round((world.tick - oldest) / 5);
    const stuck = watchOf(room, 0)?.stuck;
    expect(stuck?.forS).toBe(forS >= STUCK_S ? forS : undefined);
  });
});

describe('what a team has tried', () => {
  it('is told with the tick at which it was first done or refused, also after a kill, and not when it was undone', async () => {
    const store = await aStore();
    const room = await aRoom({ store });
    const [first] = await twoTeams(room);
    await room.connect(INSTRUCTOR_WHO);
    await order(room, first, overcommit(140), 1);
    const move = { name: 'migrateLive', args: { vm: 0, to: 0 } } as unknown as CommandCall;
    await order(room, first, move, 2);
    await order(room, first, overcommit(130), 3);
    const tried = { setOvercommit: [0, -1], migrateLive: [-1, 1] };
    expect([watchOf(room, 0)?.tried, watchOf(room, 1)?.tried]).toEqual([tried, {}]);
    const heir = await heirOf(store);
    await heir.connect(INSTRUCTOR_WHO);
    expect(watchOf(heir, 0)?.tried).toEqual(tried);
    await heir.control({ type: 'undo', team: 0 });
    expect(watchOf(heir, 0)?.tried).toEqual({});
  });
});

describe('the log', () => {
  it('tells what was made go wrong, and by which host', async () => {
    const room = await aRoom();
    await twoTeams(room);
    const invited = await room.room.ask({ type: 'coHost', who: INSTRUCTOR_WHO });
    if (!invited || !('who' in (invited as object))) throw new Error('no co-host');
    const { who } = invited as { who: typeof INSTRUCTOR_WHO };
    const args = { fault: 'hostFailing', subject: 0, silent: true };
    const given = room.control({ type: 'order', team: 1, name: 'injectFault', args }, who);
    await room.ticks(2);
    expect(await given).toEqual({ ok: true });
    await settled();
    const deed = room.view.desk?.log.at(-1);
    expect(deed).toMatchObject({ type: 'order', team: 1, what: 'hostFailing', host: 1, undoable: false });
  });
});
