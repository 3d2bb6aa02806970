import { afterAll, describe, expect, it } from 'vitest';
import { type DebriefAnswer, DebriefDesk } from '#server/debrief/desk.ts';
import type { Who } from '#server/rooms/requests.ts';
import { Contents } from '#server/threads/contents.ts';
import type { Debrief, ParFigures } from '#shared/protocol/debrief.ts';
import type { RoomHeader } from '#shared/replay/room-header.ts';
import { scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { lossesByDayOf, seriesOf } from '#shared/sim/accounts/index.ts';
import { order, overcommit, recordingIn, replayOf, twoTeams } from '../../replay/a-recording.ts';
import { aRoom, aStore, clearStores, heirOf, INSTRUCTOR_WHO, type TestRoom } from '../a-room.ts';

afterAll(clearStores);

const contents = new Contents({});
const CODE = 'ABC123';

/** A par under which every figure of a day lies between floor and target. */
const PAR: ParFigures = (() => {
  const flat = (figure: number) => Array.from({ length: 24 }, () => figure);
  const all = (figure: number) => ({
    promises: flat(figure),
    density: flat(figure),
    energy: flat(figure),
    profit: flat(figure),
  });
  return { everyS: 10, floor: all(0), target: all(1) };
})();

function ask(room: TestRoom, who: Who, what: 'debrief' | 'journal' = 'debrief', par?: ParFigures) {
  const desk = new DebriefDesk(room.store, (header) => contents.of(header));
  return desk.answer({ what, room: 'room-1', code: CODE, who, par });
}

/** A desk that counts how often it has made a debrief. */
function countingDesk({ store }: TestRoom) {
  let made = 0;
  const afters: number[] = [];
  const counting = {
    read: (of: string, after: number) => {
      afters.push(after);
      return store.read(of, after);
    },
    newestSnapshot: (of: string) => {
      made += 1;
      return store.newestSnapshot(of);
    },
  };
  const desk = new DebriefDesk(counting, (header) => contents.of(header));
  const answer = (who: Who, par?: ParFigures) => desk.answer({ what: 'debrief', room: 'room-1', code: CODE, who, par });
  return { answer, made: () => made, afters };
}

function textOf(answer: DebriefAnswer): string {
  if (!answer.ok) throw new Error(answer.problem);
  return answer.page.text;
}

const debriefOf = (answer: DebriefAnswer) => JSON.parse(textOf(answer)) as Debrief;

/** A session of two teams that has been played for 130 ticks. */
async function played(own: Partial<RoomHeader> = {}) {
  const room = await aRoom({ store: await aStore(), teams: 2, ...own });
  const [first, second] = await twoTeams(room);
  await order(room, first, overcommit(140), 1);
  await order(room, first, overcommit(150), 2);
  await order(room, second, overcommit(130), 3);
  await room.ticks(127);
  return { room, first, second };
}

async function over(own: Partial<RoomHeader> = {}) {
  const session = await played(own);
  await session.room.control({ type: 'end' });
  return session;
}

describe('a debrief', () => {
  it('has series, losses, books, members and orders of every team for the instructor, as the worlds have them', async () => {
    const { room, first } = await over();
    const debrief = debriefOf(await ask(room, INSTRUCTOR_WHO));
    expect(debrief).toMatchObject({ code: CODE, scenario: 'sprint', seed: 'TEST', over: true, tick: 130 });
    expect([debrief.you, debrief.weights, debrief.par]).toEqual([{ role: 'instructor' }, 'operations', undefined]);
    debrief.teams.forEach(({ team, accounts }) => {
      const world = room.room.game.worlds[team];
      const { beats, columns } = seriesOf(world);
      expect([accounts?.series.beats, beats]).toEqual([26, 26]);
      expect(accounts?.series.columns.energyJ).toEqual([...columns.energyJ]);
      expect(accounts?.losses).toEqual(lossesByDayOf(world));
      expect(accounts?.books.cashCents).toBe(world.hall.cashExactCents[0]);
    });
    const [mine] = debrief.teams;
    expect([mine.accounts?.members, mine.accounts?.orders]).toEqual([[first.name], { setOvercommit: 2 }]);
    expect(mine.accounts?.overcommitPercent).toBe(150);
  });

  it('gives a player the own team whole, and of others only their points, without number and name', async () => {
    const { room, second } = await over();
    await room.room.ask({ type: 'par', par: PAR });
    const debrief = debriefOf(await ask(room, second));
    expect(debrief.you).toEqual({ role: 'player', team: 1 });
    const [own, other] = debrief.teams;
    expect([own.team, own.accounts?.members]).toEqual([1, [second.name]]);
    expect(other).toEqual({ team: -1, emblem: -1, score: expect.anything() });
  });

  it('shows a player all teams where the session was made so', async () => {
    const { room, second } = await over({ showTeams: true });
    const debrief = debriefOf(await ask(room, second));
    expect(debrief.teams.map(({ team, accounts }) => [team, accounts !== undefined])).toEqual([
      [0, true],
      [1, true],
    ]);
  });

  it('scores by the par of the journal with the weights of the session, or by one that was found meanwhile', async () => {
    const { room } = await over({ weights: 'green' });
    expect(room.view.weights).toBe('green');
    const answer = await ask(room, INSTRUCTOR_WHO);
    expect(answer).toMatchObject({ ok: true, lacksPar: { scenario: 'sprint', seed: 'TEST' } });
    const expected = scoreOf(seriesOf(room.room.game.worlds[0]), PAR, WEIGHTS.green);
    const found = debriefOf(await ask(room, INSTRUCTOR_WHO, 'debrief', PAR));
    expect(found.teams[0].score).toEqual(expected);
    await room.room.ask({ type: 'par', par: PAR });
    const journaled = await ask(room, INSTRUCTOR_WHO);
    expect(debriefOf(journaled).teams[0].score).toEqual(expected);
    expect(journaled).not.toHaveProperty('lacksPar');
  });

  it('is the same from the journal alone when the snapshot cannot be used', async () => {
    const { room } = await over();
    const whole = textOf(await ask(room, INSTRUCTOR_WHO));
    const broken = { ...room.store, newestSnapshot: async () => undefined, read: room.store.read };
    const desk = new DebriefDesk(broken, (header) => contents.of(header));
    const again = await desk.answer({ what: 'debrief', room: 'room-1', code: CODE, who: INSTRUCTOR_WHO });
    expect(textOf(again)).toBe(whole);
  });

  it('is made once for a class that asks for it together', async () => {
    const { room, first, second } = await over();
    const { answer, made } = countingDesk(room);
    const asked = await Promise.all([INSTRUCTOR_WHO, first, second].map((who) => answer(who)));
    const roles = asked.map((one) => debriefOf(one).you.role);
    expect([roles, made()]).toEqual([['instructor', 'player', 'player'], 1]);
  });

  it('of a game that runs is of its newest snapshot, made once until the next one, and lines are read once', async () => {
    const { room, first } = await played();
    const { answer, made, afters } = countingDesk(room);
    const tickNow = async () => debriefOf(await answer(INSTRUCTOR_WHO)).tick;
    const before = await tickNow();
    await order(room, first, overcommit(120), 4);
    await room.ticks(10);
    expect([before, await tickNow(), made()]).toEqual([100, 100, 1]);
    await room.ticks(10);
    const own = debriefOf(await answer(INSTRUCTOR_WHO)).teams[0].accounts;
    expect([own?.overcommitPercent, own?.orders, made()]).toEqual([120, { setOvercommit: 3 }, 2]);
    const { lines = [] } = (await room.store.read('room-1', 0)) ?? {};
    expect([afters[0], afters.at(-1), afters.length]).toEqual([0, lines.at(-1)?.seq, 3]);
  });

  it('of a game that stands still is of this moment', async () => {
    const { room, first } = await played();
    await order(room, first, overcommit(120), 4);
    await room.ticks(1);
    await room.control({ type: 'pause', pause: 'look' });
    const debrief = debriefOf(await ask(room, INSTRUCTOR_WHO));
    expect([debrief.tick, debrief.teams[0].accounts?.overcommitPercent]).toEqual([room.room.game.tick, 120]);
  });

  it('of a game that has just begun is of its start', async () => {
    const room = await aRoom({ store: await aStore(), teams: 2 });
    const [first] = await twoTeams(room);
    await order(room, first, overcommit(140), 1);
    await room.ticks(20);
    const debrief = debriefOf(await ask(room, INSTRUCTOR_WHO));
    expect([debrief.tick, debrief.teams.length, debrief.teams[0].accounts?.orders]).toEqual([0, 2, {}]);
  });

  it('is made anew when it becomes known what the bots came to, and from then on not for each who asks', async () => {
    const { room, first, second } = await over();
    const { answer, made } = countingDesk(room);
    expect(await answer(first)).toHaveProperty('lacksPar');
    await answer(first, PAR);
    const later = await answer(second);
    expect([debriefOf(later).par, made()]).toEqual([PAR, 2]);
    expect(later).not.toHaveProperty('lacksPar');
  });

  it('is refused under other rules; the journal can still be had', async () => {
    const { room } = await over({ engine: '0/0' });
    expect(await ask(room, INSTRUCTOR_WHO)).toEqual({ ok: false, problem: 'otherRules' });
    expect((await ask(room, INSTRUCTOR_WHO, 'journal')).ok).toBe(true);
  });

  it('of a session that nobody came back to is there: it ends as any other', async () => {
    const { room, first, second } = await played();
    for (const who of [first, second]) await room.connect(who, false);
    await room.timer.pass(6 * 3_600_000 + 1000);
    room.room.beat();
    await room.timer.pass(0);
    expect(room.room.game.state.phase).toBe('over');
    expect(debriefOf(await ask(room, first))).toMatchObject({ over: true, you: { role: 'player', team: 0 } });
  });
});

describe('who looks back', () => {
  it('is the instructor at any time, and a player not before the end: nobody looks ahead', async () => {
    const { room, first } = await played();
    expect(await ask(room, first)).toEqual({ ok: false, problem: 'notOver' });
    expect(await ask(room, first, 'journal')).toEqual({ ok: false, problem: 'notOver' });
    expect(debriefOf(await ask(room, INSTRUCTOR_WHO))).toMatchObject({ over: false, tick: 100 });
  });

  it('shows a token that was good at the end: not one of a seat that was taken away or left, nor a revoked one', async () => {
    const { room, first, second } = await played();
    await room.control({ type: 'kick', seat: first.seat });
    await room.room.ask({ type: 'lobby', who: second, message: { type: 'leave' } });
    await room.room.ask({ type: 'instructors', revoke: true });
    await room.control({ type: 'end' }, { role: 'instructor', generation: 1 });
    const problems = await Promise.all([first, second, INSTRUCTOR_WHO].map((who) => ask(room, who)));
    expect(problems.map((answer) => !answer.ok && answer.problem)).toEqual(['kicked', 'badToken', 'badToken']);
  });

  it('knows the code of the room, and finds nothing where retention has deleted it', async () => {
    const { room } = await over();
    const desk = new DebriefDesk(room.store, (header) => contents.of(header));
    const wish = { what: 'debrief', room: 'room-1', code: CODE, who: INSTRUCTOR_WHO } as const;
    expect(await desk.answer({ ...wish, code: 'XYZ789' })).toEqual({ ok: false, problem: 'unknownCode' });
    expect((await desk.answer(wish)).ok).toBe(true);
    expect(await room.store.forget(0)).toBe(1);
    expect(await desk.answer(wish)).toEqual({ ok: false, problem: 'unknownCode' });
  });

  it('gets the journal as a file that plays again, a player only what the own team did', async () => {
    const { room, first } = await over();
    const whole = recordingIn(textOf(await ask(room, INSTRUCTOR_WHO, 'journal')));
    const own = recordingIn(textOf(await ask(room, first, 'journal')));
    for (const [recording, team] of [
      [whole, 0],
      [whole, 1],
      [own, 0],
    ] as const) {
      const replay = replayOf(recording, team);
      replay.stepTo(recording.ticks);
      expect([[...replay.met], [...replay.missed]]).toEqual([[100], []]);
    }
    expect(own.lines.filter(({ entry }) => entry.type === 'order')).toHaveLength(2);
  });
});

describe('a room', () => {
  it('asks once what the bots of its hall come to, journals it, and an heir knows it or asks again', async () => {
    const { room } = await played();
    for (let second = 0; second < 3; second++) room.room.overview();
    expect(room.ear.parsWanted).toBe(1);
    const before = await heirOf(room.store);
    before.room.overview();
    expect(before.ear.parsWanted).toBe(1);
    expect(await before.room.ask({ type: 'par', par: PAR })).toEqual({ ok: true });
    const heir = await heirOf(before.store);
    heir.room.overview();
    expect([heir.ear.parsWanted, heir.room.game.state.par]).toEqual([0, PAR]);
  });

  it('tells each team its points, and the instructor all of them, as soon as it knows what they mean', async () => {
    const { room } = await played();
    await room.connect(INSTRUCTOR_WHO);
    room.room.overview();
    expect(room.ear.scored.at(-1)?.get(0)).toMatchObject({ tick: 130, ready: false, milliPoints: 0 });
    await room.room.ask({ type: 'par', par: PAR });
    room.room.overview();
    const scores = room.ear.scored.at(-1);
    const expected = scoreOf(seriesOf(room.room.game.worlds[1]), PAR, WEIGHTS.operations);
    expect(scores?.get(1)).toMatchObject({ ready: true, milliPoints: expected.milliPoints, axes: expected.axes });
    expect(room.ear.overviews.at(-1)?.map(({ score }) => score)).toEqual([scores?.get(0), scores?.get(1)]);
  });

  it('marks moments: an instructor for all teams, a player for the own one, and shows each to whom it concerns', async () => {
    const { room, first, second } = await played();
    const mark = (who: Who, note: string) => room.room.ask({ type: 'bookmark', who, note });
    await mark(INSTRUCTOR_WHO, 'look');
    await mark(first, 'mine');
    expect(await mark({ ...second, grant: 99 }, 'nobody’s')).toEqual({ ok: false, problem: 'badToken' });
    await room.control({ type: 'end' });
    expect(await mark(first, 'late')).toEqual({ ok: false, problem: 'notRunning' });
    const notes = async (who: Who) =>
      debriefOf(await ask(room, who)).bookmarks.flatMap(({ kind, note }) => (kind === 'byHand' ? [note] : []));
    expect(await notes(INSTRUCTOR_WHO)).toEqual(['look', 'mine']);
    expect(await notes(first)).toEqual(['look', 'mine']);
    expect(await notes(second)).toEqual(['look']);
  });
});
