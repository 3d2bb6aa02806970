import { beforeAll, describe, expect, it } from 'vitest';
import { isComplete, startingArgs, VERBS } from '#client/model/commands/verbs.ts';
import { hostsUnder } from '#client/model/previews/overcommit.ts';
import { previewOf } from '#client/model/previews/preview.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { fork } from '#shared/sim/kernel/world.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

const lines = (...[world, command, args]: Parameters<typeof previewOf>) =>
  previewOf(world, command, args)?.lines.map(({ text, tone }) => `${tone}: ${text.replaceAll('\u00a0', ' ')}`);

describe('the prediction of another overcommit', () => {
  it('has the room that the engine then gives', () => {
    const world = run(aWorld({ hosts: 2, vms: 4, vm: { memMib: 8192 }, policies: { overcommitPercent: 100 } }), 20);
    for (const percent of [100, 135, 200]) {
      const then = fork(world);
      give(then, 'setOvercommit', { percent });
      const told = hostsUnder(world, percent).map(({ roomMib }) => roomMib);
      expect(told).toEqual(hostsUnder(then, percent).map(({ roomMib }) => roomMib));
    }
    // 65 536 of the host less two guests of 8192 and their overhead, 32 + 0.8 %
    expect(hostsUnder(world, 100)[0]?.roomMib).toBe(65_536 - 2 * (8192 + 98));
  });

  it('warns of more than a host has, and leaves the world as it is', () => {
    const world = run(aWorld({ hosts: 1, vms: 2, vm: { memMib: 16_384 } }), 300);
    const before = world.open.slice();
    const [low, high] = [100, 200].map((percent) => hostsUnder(world, percent)[0]!.filledTo);
    expect(high).toBeGreaterThan(low!);
    expect(previewOf(world, 'setOvercommit', { percent: 200 })?.notes).toHaveLength(1);
    expect(world.open).toEqual(before);
  });
});

/** Three small VMs that do next to nothing, offered from the start. */
const aCustomer = (wish: Partial<TenantSpec>): TenantSpec => ({
  archetype: 'cornerShop',
  tier: 'silver',
  vms: 3,
  vm: { ...PLAIN_VM, workload: 'idle' },
  feeCentsPerS: 400,
  baseload: false,
  offerAtS: 0.2,
  offerForS: 60,
  ...wish,
});

describe('the prediction of an order', () => {
  it('to buy tells price and delivery, and that nobody waits or when it has paid for itself', () => {
    const idle = aWorld({ hosts: 1, vms: 1 });
    const [model] = idle.scenario.hostModels;
    expect(lines(idle, 'buyHost', { model: 0 })?.[2]).toBe('watch: Nobody waits for room: it would earn nothing yet.');
    const waiting = aWorld({
      hosts: 1,
      vms: 2,
      placedOn: 'nowhere',
      vm: { memMib: 4096 },
    });
    const fee = waiting.tenants.feeCentsPerS[0]! * 2;
    const preview = lines(waiting, 'buyHost', { model: 0 })?.[2];
    expect(preview).toContain('2 VMs');
    expect(preview).toContain((fee / 100).toFixed(2));
    expect(model?.priceCents).toBeGreaterThan(0);
  });

  it.each([
    ['iaas', 400, undefined, '12.00', '4.00'],
    ['paas', 500, 4, '20.00', '6.67'],
    ['saas', 10, 300, '30.00', '10.00'],
  ] as const)(
    'to accept tells what the books then earn a second, and to stop one VM its part of that: %s',
    (product, feeCentsPerS, units, coins, coinsOfVm) => {
      const world = aWorld({ hosts: 2, tenants: [aCustomer({ product, feeCentsPerS, ...(units && { units }) })] });
      run(world, 2);
      expect(lines(world, 'acceptContract', { tenant: 0 })?.[0]).toContain(`¤ ${coins} a second`);
      give(world, 'acceptContract', { tenant: 0 });
      expect(lines(world, 'powerOffVm', { vm: 0 })?.[0]).toContain(`¤ ${coinsOfVm}`);
      give(world, 'placeVms', { placements: [0, 1, 2].map((vm) => [vm, 0] as const) });
      run(world, 300);
      const before = world.tenants.paidCents[0]!;
      run(world, 5);
      expect(world.tenants.paidCents[0]! - before).toBe(Number(coins) * 100);
    },
  );

  it('to place tells what would be left, as it then is', () => {
    const world = aWorld({
      hosts: 1,
      vms: 1,
      placedOn: 'nowhere',
      vm: { memMib: 4096 },
      policies: { overcommitPercent: 100 },
    });
    // 65 536 − 4161 of 4096 and its overhead
    expect(lines(world, 'placeVm', { vm: 0, host: 0 })).toEqual(['good: Leaves 59.9 GiB to promise on Host 1.']);
  });

  it('to empty a host tells whether everybody fits', () => {
    const fits = run(aWorld({ hosts: 2, vms: 2, vm: { memMib: 4096 } }), 20);
    expect(lines(fits, 'setMaintenance', { host: 0, on: true })?.[0]).toMatch(/^good: Everybody finds room elsewhere/);
    const alone = run(aWorld({ hosts: 1, vms: 2, vm: { memMib: 4096 } }), 20);
    expect(lines(alone, 'setMaintenance', { host: 0, on: true })?.[0]).toBe(
      'bad: 2 VMs find no room elsewhere and stay here.',
    );
  });

  it('of a balloon tells what the guest uses of what it would lose', () => {
    const world = run(aWorld({ hosts: 1, vms: 1, vm: { memMib: 4096, driver: true } as never }), 100);
    world.vms.activeMib[0] = 3000;
    expect(lines(world, 'balloonVm', { vm: 0, mib: 512 })?.[0]).toMatch(/^good/);
    expect(lines(world, 'balloonVm', { vm: 0, mib: 2048 })?.[0]).toMatch(/^bad: .*952 MiB would go/);
  });
});

describe('a verb that changes settings', () => {
  it('starts from those that hold and always asks, so that no verb is refused because nothing was changed yet', () => {
    const world = run(aWorld({ hosts: 2, vms: 2 }), 20);
    const settings = VERBS.filter(({ present }) => present !== undefined);
    expect(settings.map(({ command }) => command).sort()).toEqual(
      ['resizeVm', 'setAllocation', 'setAutoscale', 'setCooling', 'setOvercommit', 'setPrice'].sort(),
    );
    for (const verb of settings) expect(isComplete(verb, startingArgs(world, verb, 0))).toBe(false);
  });
});
