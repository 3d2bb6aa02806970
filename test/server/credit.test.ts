import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  admitsTick,
  caughtUp,
  isStalled,
  openWindow,
  startOver,
  wantsCatchUp,
} from '#server/gate/credit.ts';

/** A client in step whose mirror holds tick 10 and who has acknowledged it. */
function inStep() {
  const window = openWindow(undefined);
  expect(wantsCatchUp(window)).toBe(true);
  caughtUp(window, { epoch: 1, tick: 10 }, 0);
  acknowledged(window, 10, 0);
  return window;
}

describe('a credit window', () => {
  it('sends every tick to a client that keeps up', () => {
    const window = inStep();
    for (let tick = 11; tick < 40; tick++) {
      expect(admitsTick(window, { epoch: 1, tick }, tick)).toBe(true);
      acknowledged(window, tick, tick);
    }
    expect(window).toMatchObject({ state: 'inStep', inFlight: [] });
  });

  it('holds two frames and no third, and asks for one merged frame when there is room again', () => {
    const window = inStep();
    const sent = [11, 12, 13, 14, 15].map((tick) => admitsTick(window, { epoch: 1, tick }, 0));
    expect(sent).toEqual([true, true, false, false, false]);
    expect(wantsCatchUp(window)).toBe(false);
    acknowledged(window, 11, 0);
    expect(wantsCatchUp(window)).toBe(true);
    expect(wantsCatchUp(window)).toBe(false);
    expect(window.place).toEqual({ epoch: 1, tick: 12 });
    caughtUp(window, { epoch: 1, tick: 15 }, 0);
    expect(window).toMatchObject({ state: 'inStep', inFlight: [12, 15] });
  });

  it('calls a client stalled that has owed an acknowledgement for more than ten seconds', () => {
    const window = inStep();
    expect(isStalled(window, 60_000)).toBe(false);
    admitsTick(window, { epoch: 1, tick: 11 }, 60_000);
    expect(isStalled(window, 70_000)).toBe(false);
    expect(isStalled(window, 70_001)).toBe(true);
    acknowledged(window, 11, 70_001);
    expect(isStalled(window, 99_000)).toBe(false);
  });

  it('begins again from nothing when the mirror is wrong', () => {
    const window = inStep();
    startOver(window);
    expect(window).toMatchObject({ state: 'behind', place: undefined });
    expect(wantsCatchUp(window)).toBe(true);
  });

  it('opens at once for a mirror that starts over, whatever was under way to it', () => {
    const window = inStep();
    admitsTick(window, { epoch: 1, tick: 11 }, 0);
    admitsTick(window, { epoch: 1, tick: 12 }, 0);
    startOver(window);
    expect(wantsCatchUp(window)).toBe(true);
    expect(window.place).toBeUndefined();
  });
});
