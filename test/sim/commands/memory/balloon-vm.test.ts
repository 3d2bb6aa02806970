import { describe, expect, it } from 'vitest';
import { aWorld } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('ballooning a VM by hand', () => {
  it('asks its balloon for so much', () => {
    const world = aWorld({ vms: 1 });
    expect(give(world, 'balloonVm', { vm: 0, mib: 1024 })).toBeUndefined();
    expect(world.vms.balloonAskedMib[0]).toBe(1024);
    expect(give(world, 'balloonVm', { vm: 0, mib: 1024 })).toEqual({ code: 'nothingToChange' });
  });

  it('is refused beyond 65 % of its memory, without a driver, and for a VM that does not run', () => {
    const world = aWorld({ vms: 2, placedOn: [0] });
    expect(give(world, 'balloonVm', { vm: 0, mib: 2663 })).toEqual({ code: 'balloonTooLarge', vm: 0, maxMib: 2662 });
    expect(give(world, 'balloonVm', { vm: 1, mib: 10 })).toEqual({ code: 'vmIsNotRunning', vm: 1 });
    expect(give(world, 'balloonVm', { vm: 2, mib: 10 })).toEqual({ code: 'noSuchVm', vm: 2 });
    const bare = aWorld({ vms: 1, vm: { balloonDriver: false } });
    expect(give(bare, 'balloonVm', { vm: 0, mib: 10 })).toEqual({ code: 'noBalloonDriver', vm: 0 });
  });
});
