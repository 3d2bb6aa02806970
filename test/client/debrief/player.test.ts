import { describe, expect, it } from 'vitest';
import { Player } from '#client/debrief/replay/player.ts';

/** A player over a hundred ticks whose halls show a tick only when they are told to be done. */
function aPlayer() {
  const shown: number[] = [];
  const waiting: (() => void)[] = [];
  const player = new Player(100, 0.2, (tick) => {
    shown.push(tick);
    return new Promise((done) => waiting.push(done));
  });
  const finish = async () => {
    waiting.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { player, shown, finish };
}

describe('the position in a recording', () => {
  it('shows what was wanted last, and nothing between, while a hall is still busy', async () => {
    const { player, shown, finish } = aPlayer();
    player.seek(10);
    player.seek(20);
    player.seek(30);
    expect(shown).toEqual([10]);
    await finish();
    expect(shown).toEqual([10, 30]);
    expect(player.seeking.value).toBe(true);
    await finish();
    expect(player.seeking.value).toBe(false);
  });

  it('goes on with the next moment after one that could not be shown', async () => {
    const shown: number[] = [];
    const player = new Player(100, 0.2, async (tick) => {
      if (tick === 10) throw new Error('not to be played');
      shown.push(tick);
    });
    player.seek(10);
    await new Promise((done) => setTimeout(done));
    expect(player.seeking.value).toBe(false);
    player.seek(20);
    expect(shown).toEqual([20]);
  });

  it('stays within the recording, on whole ticks', () => {
    const { player } = aPlayer();
    player.seek(-5);
    expect(player.tick.value).toBe(0);
    player.seek(1e9);
    expect(player.tick.value).toBe(100);
    player.seek(12.4);
    expect(player.tick.value).toBe(12);
  });

  it('begins anew when it is played at its end', () => {
    const { player } = aPlayer();
    player.seek(100);
    player.play();
    expect([player.tick.value, player.playing.value]).toEqual([0, true]);
    player.close();
    expect(player.playing.value).toBe(false);
  });
});
