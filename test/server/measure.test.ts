import { afterAll, describe, expect, it } from 'vitest';
import type { Player } from '#server/rooms/requests.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import { valueFor } from '#shared/lessons/measures/measure.ts';
import { runLine, runMeasure } from '#shared/lessons/measures/run-measure.ts';
import type { MeasureId } from '#shared/protocol/questions.ts';
import { aRoom, clearStores, heirOf, type TestRoom } from './a-room.ts';

afterAll(clearStores);

async function measuring(measure: MeasureId, seats: number) {
  const room = await aRoom({ capacity: seats, teams: Math.max(1, Math.ceil(seats / 4)) });
  const people: Player[] = [];
  for (let seat = 0; seat < seats; seat++) people.push(await room.join());
  expect(await room.control({ type: 'ask', question: { id: '', shape: { kind: 'measure', measure } } })).toEqual({
    ok: true,
  });
  return { room, people };
}

const tell = (room: TestRoom, who: Player, value: number) => room.room.ask({ type: 'answer', who, ask: 0, value });
const own = (measure: MeasureId, { seat }: Player) => runMeasure(measure, valueFor(MEASURES[measure], seat));
const told = (room: TestRoom) => room.ear.classes.at(-1)?.ask;

describe('a class that measures together', () => {
  it.each(['overcommit', 'preCopy'] as const)(
    'of thirty draws thirty points on the line of the lab: %s',
    async (id) => {
      const { room, people } = await measuring(id, 30);
      const line = runLine(id);
      const found = new Map(line.points);
      for (const who of people) {
        const figure = found.get(valueFor(MEASURES[id], who.seat)) ?? -1;
        expect(await tell(room, who, figure)).toEqual({ ok: true });
      }
      room.room.beat();
      expect(room.ear.truthsWanted).toEqual([{ ask: 0, wish: { measure: id } }]);
      await room.room.ask({ type: 'truth', ask: 0, truth: line });
      await room.control({ type: 'reveal' });
      const { points, truth, spreads } = told(room)!;
      expect([points?.length, truth, spreads]).toEqual([30, line, []]);
      expect(points?.every(([x, y]) => line.points?.some(([value, figure]) => value === x && figure === y))).toBe(true);
    },
  );

  it('shows nothing that the lab does not find too, and refuses it once the lab has run', async () => {
    const { room, people } = await measuring('overcommit', 2);
    const [ann, ben] = people;
    expect(await tell(room, ann, own('overcommit', ann) + 1)).toEqual({ ok: true });
    await room.room.ask({ type: 'truth', ask: 0, truth: runLine('overcommit') });
    expect(told(room)?.points).toEqual([]);
    expect(await tell(room, ben, own('overcommit', ben) + 1)).toEqual({ ok: false, problem: 'badRequest' });
    expect(await tell(room, ben, own('overcommit', ben))).toEqual({ ok: true });
    await room.timer.pass(1000);
    room.room.beat();
    expect(told(room)?.points).toEqual([[valueFor(MEASURES.overcommit, ben.seat), own('overcommit', ben)]]);
  });

  it('keeps its points when the server is killed', async () => {
    const { room, people } = await measuring('overcommit', 2);
    for (const who of people) await tell(room, who, own('overcommit', who));
    await room.room.ask({ type: 'truth', ask: 0, truth: runLine('overcommit') });
    const heir = await heirOf(room.store);
    await heir.control({ type: 'askClose' });
    expect(told(heir)?.points).toHaveLength(2);
  });
});
