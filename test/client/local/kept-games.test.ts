import { describe, expect, it } from 'vitest';
import { keepGame, keptGame, keptGames, keptJournal } from '#client/local/kept/kept-games.ts';
import { isLocalId, newLocalId } from '#client/local/local-id.ts';
import type { LocalKept } from '#client/local/run/local-messages.ts';

const kept = (tick: number): LocalKept => ({
  type: 'kept',
  game: { kind: 'hall', hall: 'sprint', seed: 'S' },
  scenario: 'sprint',
  seed: 'S',
  journal: `journal of ${tick}`,
  tick,
  over: false,
});

describe('games that a device keeps, also where the browser stores nothing', () => {
  it('are the last twenty, newest first; the journals of others are gone', async () => {
    const ids = Array.from({ length: 22 }, newLocalId);
    for (const [tick, id] of ids.entries()) await keepGame(id, kept(tick));
    expect((await keptGames()).map(({ tick }) => tick)).toEqual(Array.from({ length: 20 }, (_, i) => 21 - i));
    expect(await keptJournal(ids[1])).toBeUndefined();
    expect(await keptJournal(ids[2])).toBe('journal of 2');
  });

  it('are each kept once, as they were last', async () => {
    const id = newLocalId();
    await keepGame(id, kept(1));
    await keepGame(newLocalId(), kept(2));
    await keepGame(id, { ...kept(3), over: true });
    expect((await keptGames()).slice(0, 2).map(({ tick }) => tick)).toEqual([3, 2]);
    expect(await keptGame(id)).toMatchObject({ tick: 3, over: true });
    expect(await keptJournal(id)).toBe('journal of 3');
  });

  it('have names that no session of a server has', () => {
    expect([newLocalId(), 'K7QF3M'].map(isLocalId)).toEqual([true, false]);
  });
});
