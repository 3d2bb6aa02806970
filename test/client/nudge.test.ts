import { describe, expect, it } from 'vitest';
import { answersIn, lookForStuck, NOT_STUCK, STUCK_S, type StuckMemory } from '#client/levels/assist/nudge.ts';
import { startRun, takeTick } from '#shared/levels/hall-run.ts';
import { levelById } from '#shared/levels/index.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { secondsAt, ticksOf } from '#shared/sim/kernel/time.ts';

/** The first level, in which eight customers come from second 40 on and wait for a host until somebody gives them one. */
function play(
  givenAt: (second: number) => readonly CommandName[],
  until: number,
): StuckMemory & { nudgedAtS?: number } {
  const level = levelById('1-1');
  if (level?.kind !== 'hall') throw new Error('level 1-1 is no hall');
  const run = startRun(level, 'S01');
  let memory = NOT_STUCK;
  let nudgedAtS: number | undefined;
  while (secondsAt(run.world.scenario, run.world.tick) < until) {
    takeTick(run, []);
    const { scenario, tick } = run.world;
    const given = tick % ticksOf(scenario, 1) === 0 ? givenAt(secondsAt(scenario, tick)) : [];
    memory = lookForStuck(memory, run.world, given);
    if (memory.nudge) nudgedAtS ??= secondsAt(scenario, tick);
  }
  return nudgedAtS === undefined ? memory : { ...memory, nudgedAtS };
}

/** A VM without a host breaks its promise after 20 s of waiting: the first one 60 s after the start. */
const FIRST_BREACH_S = 60;

describe('the nudge', () => {
  it('comes when a promise has been broken for 30 s by one cause and nothing was ordered', () => {
    const { nudge, nudgedAtS } = play(() => [], 100);
    expect(nudge).toBe('notPlaced');
    expect(nudgedAtS).toBeCloseTo(FIRST_BREACH_S + STUCK_S, 0);
  });

  it('does not come before that', () => {
    expect(play(() => [], FIRST_BREACH_S + STUCK_S - 1).nudge).toBeUndefined();
  });

  it('waits another 30 s after an order that answers the cause', () => {
    const { nudgedAtS } = play((second) => (second === 80 ? ['placeVm'] : []), 120);
    expect(nudgedAtS).toBeCloseTo(80 + STUCK_S, 0);
  });

  it('is not put off by an order that has nothing to do with it', () => {
    const { nudgedAtS } = play((second) => (second === 80 ? ['sleepHost'] : []), 100);
    expect(nudgedAtS).toBeCloseTo(FIRST_BREACH_S + STUCK_S, 0);
  });

  it('names only orders that the level has', () => {
    const level = levelById('1-1');
    if (level?.kind !== 'hall') throw new Error('level 1-1 is no hall');
    const { world } = startRun(level, 'S01');
    expect(answersIn(world, 'notPlaced')).toEqual(['placeVm', 'placeVms', 'wakeHost']);
    expect(answersIn(world, 'steal')).toEqual(['migrateLive']);
  });

  it('comes once: another cause later is not told', () => {
    const { nudge } = play(() => [], 185);
    expect(nudge).toBe('notPlaced');
  });
});
