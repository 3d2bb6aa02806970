import { afterAll, describe, expect, it } from 'vitest';
import type { Player } from '#server/rooms/requests.ts';
import { PING_EVERY_MS } from '#shared/jobs/pings.ts';
import { type CrewRequest, PING_KINDS } from '#shared/protocol/crew.ts';
import { aRoom, aStore, clearStores, INSTRUCTOR_WHO } from '../a-room.ts';

afterAll(clearStores);

const LOOK: CrewRequest = { type: 'ping', ping: 'look', target: 'host', row: 1 };

async function twoTeams(wish: Parameters<typeof aRoom>[0] = {}) {
  const room = await aRoom({ capacity: 4, teams: 2, teamForming: 'assigned', ...wish });
  await room.connect(INSTRUCTOR_WHO);
  const people: Player[] = [];
  for (let seat = 0; seat < 4; seat++) {
    people.push(await room.join());
    await room.control({ type: 'assign', seat, team: seat % 2 });
  }
  await room.control({ type: 'start' });
  return { room, ann: people[0]!, ben: people[1]!, cleo: people[2]! };
}

describe('a ping', () => {
  it('is told to the own team, with who points at what', async () => {
    const { room, ann, ben } = await twoTeams();
    expect(await room.crew(ann, LOOK)).toEqual({ ok: true });
    expect(await room.crew(ben, { type: 'ping', ping: 'wellDone', target: 'hall', row: 0 })).toEqual({ ok: true });
    expect(room.ear.pings).toEqual([
      { team: 0, seat: 0, ping: 'look', target: 'host', row: 1 },
      { team: 1, seat: 1, ping: 'wellDone', target: 'hall', row: 0 },
    ]);
  });

  it('is one of six, and never a text', () => {
    expect(PING_KINDS).toEqual(['look', 'help', 'onIt', 'mayI', 'wait', 'wellDone']);
  });

  it('comes no more often than every two seconds from one seat, whatever it says; the others may meanwhile', async () => {
    const { room, ann, cleo } = await twoTeams();
    await room.crew(ann, LOOK);
    expect(await room.crew(ann, { ...LOOK, ping: 'help' } as CrewRequest)).toEqual({ ok: false, problem: 'tooFast' });
    expect(await room.crew(cleo, LOOK)).toEqual({ ok: true });
    await room.timer.pass(PING_EVERY_MS);
    expect(await room.crew(ann, LOOK)).toEqual({ ok: true });
    expect(room.ear.pings).toHaveLength(3);
  });

  it('points at nothing that is not there', async () => {
    const { room, ann } = await twoTeams();
    const rows = room.room.game.worlds[0]!.hosts.rows;
    expect(await room.crew(ann, { type: 'ping', ping: 'look', target: 'host', row: rows })).toEqual({
      ok: false,
      problem: 'notFound',
    });
    expect(room.ear.pings).toEqual([]);
  });

  it('is not to be had from the bench, with hands off, before the start or after the end', async () => {
    const { room, ann, cleo } = await twoTeams();
    await room.control({ type: 'bench', seat: 0, benched: true });
    expect(await room.crew(ann, LOOK)).toEqual({ ok: false, problem: 'benched' });
    await room.control({ type: 'pause', pause: 'handsOff' });
    expect(await room.crew(cleo, LOOK)).toEqual({ ok: false, problem: 'handsOff' });
    await room.control({ type: 'end' });
    expect(await room.crew(cleo, LOOK)).toMatchObject({ ok: false });
    const lobby = await aRoom();
    expect(await lobby.crew(await lobby.join(), LOOK)).toEqual({ ok: false, problem: 'notRunning' });
    expect(room.ear.pings).toEqual([]);
  });

  it('is in the journal', async () => {
    const store = await aStore();
    const { room, ann } = await twoTeams({ store });
    await room.crew(ann, LOOK);
    const lines = (await store.read('room-1', 0))?.lines.map(({ entry }) => JSON.parse(entry)) ?? [];
    expect(lines.filter(({ type }) => type === 'pinged')).toEqual([
      { type: 'pinged', team: 0, seat: 0, ping: 'look', target: 'host', row: 1 },
    ]);
  });
});
