import { describe, expect, it } from 'vitest';
import { nineInTen } from '#shared/levels/4/4-3.ts';
import { promiser } from '#shared/levels/4/4-3-bots.ts';
import { prove } from '#shared/levels/prove.ts';

describe('level 4-3', () => {
  it('is lost by who promises 1.7 times what there is: sixteen guests of 1 GiB touch more than 10 GiB in their common peak', () => {
    const greedy = { ...nineInTen, players: { ...nineInTen.players, twin: { bot: promiser('twin', 170) } } };
    const { twin } = prove(greedy, 'S04');
    expect(twin.values.vmsGood).toBe(16);
    expect(twin.values.hostSwappedMost).toBeGreaterThan(0);
    expect(twin.stars).toEqual([false, false, false]);
  });
});
