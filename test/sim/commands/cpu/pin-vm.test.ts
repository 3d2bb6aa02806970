import { describe, expect, it } from 'vitest';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const HOST = { cores: 8, smt: false };

describe('giving a VM cores of its own', () => {
  it('[CPU-9] books them on its host, says so, and gives them back', () => {
    const world = aWorld({ vms: 2, host: HOST });
    expect(give(world, 'pinVm', { vm: 0, first: 2, cores: 4 }, 3)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'vmPinned', vm: 0, cores: 4, by: 3 });
    expect([world.vms.pinnedFirst[0], world.vms.pinnedCores[0], world.hosts.pinnedCores[0]]).toEqual([2, 4, 4]);
    expect(give(world, 'pinVm', { vm: 0, first: 2, cores: 4 })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 2 })).toBeUndefined();
    expect(world.hosts.pinnedCores[0]).toBe(2);
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 0 })).toBeUndefined();
    expect(world.hosts.pinnedCores[0]).toBe(0);
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 0 })).toEqual({ code: 'nothingToChange' });
  });

  it('[CPU-9] needs cores that are there and nobody else’s, and leaves the others one', () => {
    const world = aWorld({ vms: 3, host: HOST });
    expect(give(world, 'pinVm', { vm: 0, first: 6, cores: 4 })).toEqual({ code: 'noSuchCores', host: 0, cores: 8 });
    give(world, 'pinVm', { vm: 0, first: 0, cores: 4 });
    expect(give(world, 'pinVm', { vm: 1, first: 3, cores: 2 })).toEqual({ code: 'coresAreTaken', vm: 0 });
    expect(give(world, 'pinVm', { vm: 1, first: 4, cores: 4 })).toEqual({ code: 'othersNeedCores', host: 0, vms: 1 });
    expect(give(world, 'pinVm', { vm: 1, first: 4, cores: 3 })).toBeUndefined();
  });

  it('[CPU-9] does not take cycles that others were promised', () => {
    const world = aWorld({ vms: 2, host: { ...HOST, coreMhz: 1000 } });
    give(world, 'setAllocation', { vm: 1, sharesFactor: 1, reservationMhz: 5000, limitMhz: 0, reservedMib: 0 });
    const refusal = give(world, 'pinVm', { vm: 0, first: 0, cores: 4 });
    expect(refusal).toEqual({ code: 'reservationTooLarge', host: 0, needMhz: 4000, freeMhz: 3000 });
  });

  it('[CPU-9] keeps a VM where it is while it runs; a cold move gives its cores back', () => {
    const world = aWorld({ vms: 1, hosts: 2, host: HOST });
    run(world, 1);
    give(world, 'pinVm', { vm: 0, first: 0, cores: 2 });
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toEqual({ code: 'vmIsPinned', vm: 0 });
    expect(give(world, 'migrateCold', { vm: 0, host: 1 })).toBeUndefined();
    run(world, 100);
    expect(world.vms.host[0]).toBe(1);
    expect([world.vms.pinnedCores[0], world.hosts.pinnedCores[0], world.hosts.pinnedCores[1]]).toEqual([0, 0, 0]);
  });

  it('[CPU-9] keeps its host from being emptied', () => {
    const world = run(aWorld({ vms: 1, hosts: 2, host: HOST }), 1);
    give(world, 'pinVm', { vm: 0, first: 0, cores: 2 });
    expect(give(world, 'setMaintenance', { host: 0, on: true })).toEqual({ code: 'wouldStrand', vms: 1 });
    give(world, 'pinVm', { vm: 0, first: 0, cores: 0 });
    expect(give(world, 'setMaintenance', { host: 0, on: true })).toBeUndefined();
  });

  it('[CPU-9] closes a host of which every core has its owner', () => {
    const world = aWorld({ vms: 2, hosts: 2, host: HOST, placedOn: [0, 1] });
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 8 })).toBeUndefined();
    expect(give(world, 'migrateLive', { vm: 1, host: 0 })).toEqual({ code: 'allCoresPinned', host: 0 });
  });

  it('needs a VM that stands somewhere', () => {
    const world = aWorld({ vms: 1, placedOn: 'nowhere' });
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 1 })).toEqual({ code: 'vmIsNotPlaced', vm: 0 });
    expect(give(world, 'pinVm', { vm: 1, first: 0, cores: 1 })).toEqual({ code: 'noSuchVm', vm: 1 });
  });
});
