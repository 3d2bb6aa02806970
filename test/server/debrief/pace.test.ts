import { describe, expect, it } from 'vitest';
import { playPaced } from '#server/threads/pace.ts';

/** A game of so many ticks that take 4 ms each, and the time that goes by with it. */
function gameOf(ticks: number) {
  let nowMs = 0;
  let restedMs = 0;
  function* game(): Generator<void, string, void> {
    for (let tick = 0; tick < ticks; tick++) {
      nowMs += 4;
      yield;
    }
    return 'played';
  }
  const rest = async (ms: number) => {
    restedMs += ms;
    nowMs += ms;
  };
  const worked = () => nowMs - restedMs;
  return { game: game(), timer: { now: () => nowMs, rest }, worked, rested: () => restedMs };
}

describe('work beside the games that people play', () => {
  it('takes a fifth of a core and not more: 12 ms of work, 48 ms of rest', async () => {
    const { game, timer, worked, rested } = gameOf(30);
    expect(await playPaced(game, () => 0.2, timer)).toBe('played');
    expect([worked(), Math.round(rested())]).toEqual([120, 480]);
  });

  it('does not rest any more from when somebody waits for it', async () => {
    const { game, timer, worked, rested } = gameOf(30);
    await playPaced(game, () => (worked() < 60 ? 0.2 : 1), timer);
    expect([worked(), Math.round(rested())]).toEqual([120, 192]);
  });
});
