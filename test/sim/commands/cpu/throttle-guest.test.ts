import { describe, expect, it } from 'vitest';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('throttling a guest', () => {
  it('is for moving guests only, and ends with the move', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    expect(give(world, 'throttleGuest', { vm: 0, percent: 50 })).toEqual({ code: 'vmIsNotMigrating', vm: 0 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'throttleGuest', { vm: 0, percent: 50 })).toBeUndefined();
    expect(world.vms.throttlePermille[0]).toBe(500);
    expect(give(world, 'throttleGuest', { vm: 0, percent: 50 })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'throttleGuest', { vm: 1, percent: 50 })).toEqual({ code: 'noSuchVm', vm: 1 });
    run(world, 50);
    expect([world.vms.host[0], world.vms.throttlePermille[0]]).toEqual([1, 0]);
  });
});
