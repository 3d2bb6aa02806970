import { describe, expect, it } from 'vitest';
import { unlocksOf } from '#shared/sim/kernel/scenario/unlocks.ts';
import { checkCommand, INSTRUCTOR } from '#shared/sim/step.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { eventsOf } from '../../support/events-of.ts';
import { give } from '../../support/give.ts';

const DATED = { scenario: { unlocks: { setOvercommit: 10, balloonVm: 20, setIdleTax: 10 } } } as const;
const MORE = { name: 'setOvercommit', args: { percent: 150 } } as const;

describe('an order that opens later', () => {
  it('is refused with the tick from which it may be given, and may be given from that tick on', () => {
    const world = run(aWorld(DATED), 49);
    expect(give(world, 'setOvercommit', MORE.args)).toEqual({ code: 'opensLater', opensAtTick: 50 });
    expect(world.tick).toBe(50);
    expect(give(world, 'setOvercommit', MORE.args)).toBeUndefined();
    expect(give(world, 'balloonVm', { vm: 0, mib: 100 })).toEqual({ code: 'opensLater', opensAtTick: 100 });
  });

  it('is open to the instructor at any time', () => {
    expect(checkCommand(aWorld(DATED), MORE, INSTRUCTOR)).toBeUndefined();
  });

  it('is told when it opens, once', () => {
    const opened = eventsOf(aWorld(DATED), 120).flatMap((event) =>
      event.type === 'orderOpened' ? [event.command] : [],
    );
    expect(opened).toEqual(['setOvercommit', 'setIdleTax', 'balloonVm']);
  });

  it('is among the facts of a brief, in the order of time', () => {
    expect(unlocksOf(aWorld(DATED).scenario)).toEqual([
      { atTick: 50, commands: ['setOvercommit', 'setIdleTax'] },
      { atTick: 100, commands: ['balloonVm'] },
    ]);
    expect(unlocksOf(aWorld().scenario)).toEqual([]);
  });
});
