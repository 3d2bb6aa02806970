import { describe, expect, it } from 'vitest';
import { aMovingWorld } from '../../support/a-move.ts';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

describe('going over to post-copy', () => {
  const moving = (migration = {}) => aMovingWorld({ memMib: 4096, networkMbit: 4000, migration });

  it('is refused for what does not move, does not copy yet, or has stopped copying', () => {
    const world = moving();
    const code = (vm: number) => give(world, 'switchToPostCopy', { vm })?.code;
    expect([code(0), code(1)]).toEqual(['vmIsNotMigrating', 'noSuchVm']);
    give(world, 'migrateSuspended', { vm: 0, host: 1 });
    expect(code(0)).toBe('vmIsNotCopying');
  });

  it('is refused twice', () => {
    const world = moving();
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'switchToPostCopy', { vm: 0 })).toBeUndefined();
    expect(give(world, 'switchToPostCopy', { vm: 0 })).toEqual({ code: 'vmIsNotCopying', vm: 0 });
  });

  it('fetches as fast as the network allows, however slowly the rounds before it were sent', () => {
    const world = moving({ rounds: 'adaptive' });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    run(world, 5);
    // The first adaptive round goes at 100 Mbit/s.
    expect(world.migrations.rateMibPerS[0]).toBe(12);
    give(world, 'switchToPostCopy', { vm: 0 });
    run(world, 3);
    expect(world.migrations.rateMibPerS[0]).toBe(477);
  });
});
