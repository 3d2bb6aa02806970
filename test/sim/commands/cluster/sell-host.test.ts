import { describe, expect, it } from 'vitest';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const stateOf = (world: ReturnType<typeof aWorld>, host: number) => HOST_STATES[world.hosts.state[host]];

describe('selling a host', () => {
  it('[CLU-13] brings its price, less a third a day', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0], scenario: { secondsPerHour: 1 } });
    run(world, 24 * 5);
    expect(give(world, 'sellHost', { host: 1 }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hostSold', host: 1, priceCents: 800_000, by: 2 });
    expect([stateOf(world, 1), world.hosts.memMib[1]]).toEqual(['none', 0]);
  });

  it('is refused while something belongs to it, is on its way to it, or it is on its way itself', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0] });
    expect(give(world, 'sellHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 1 });
    expect(give(world, 'sellHost', { host: 2 })).toEqual({ code: 'noSuchHost', host: 2 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'sellHost', { host: 1 })).toEqual({ code: 'hostNotEmpty', host: 1, vms: 1 });
    give(world, 'cancelMigration', { vm: 0 });
    give(world, 'sleepHost', { host: 1 });
    expect(give(world, 'sellHost', { host: 1 })).toEqual({ code: 'hostIsBusy', host: 1 });
  });
});
