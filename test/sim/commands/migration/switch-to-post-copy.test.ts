import { describe, expect, it } from 'vitest';
import { aMovingWorld } from '../../../support/a-move.ts';
import { run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

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

describe('every way of moving', () => {
  it.each(['migrateSuspended', 'migratePostCopy'] as const)('[MIG-3] is the same at any length of tick: %s', (name) => {
    const arrivals = [0.05, 0.2, 1, 300].map((tickSeconds) => {
      const world = aMovingWorld({ memMib: 4096, networkMbit: 4000, tickSeconds });
      give(world, name, { vm: 0, host: 1 });
      for (let t = 0; t < 1000; t++) {
        const done = world.events.find((event) => event.type === 'migrationDone');
        if (done?.type === 'migrationDone') return { ...done, home: world.vms.host[0] };
        run(world, 1);
      }
      return undefined;
    });
    expect(arrivals[0]).toMatchObject({ home: 1, from: 0, to: 1 });
    for (const arrival of arrivals) expect(arrival).toEqual(arrivals[0]);
  });
});
