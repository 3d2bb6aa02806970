import { describe, expect, it } from 'vitest';
import { mtbfHoursOf } from '#shared/sim/cluster/hosts/host-hazard.ts';
import { HOST_PARTS, HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { gamma } from '#shared/sim/kernel/det-math.ts';
import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

type Failures = NonNullable<Scenario['facility']['failures']>;

/** Many empty hosts in steps of an hour. */
const aFarm = (failures: Failures, facility: Partial<Scenario['facility']> = {}) =>
  aWorld({
    hosts: 400,
    vms: 0,
    facility: { hostMtbfHours: 100, hostRepairHours: 1, failures, ...facility },
    scenario: { tickSeconds: 3600, secondsPerHour: 3600 },
  });

function failuresIn(world: ReturnType<typeof aWorld>, hours: number): number {
  let failures = 0;
  for (let hour = 0; hour < hours; hour++) {
    run(world, 1);
    failures += world.events.filter(({ type }) => type === 'hostFailed').length;
  }
  return failures;
}

describe('the parts of a host', () => {
  it('[CLU-11] fail as often together as the sum of their rates, hard disks too', () => {
    // 12 × 0.1 + 2 × 0.2 + 4 × 1.57 + 2.4 = 10.28 a year of a hundred servers
    expect(mtbfHoursOf({ dimms: 12, ssds: 2, hdds: 4 })).toBeCloseTo(876_000 / 10.28, 6);
  });

  it('[CLU-11] fail sooner for a lesson: sixty times as often', () => {
    const world = aFarm({ parts: { dimms: 12, ssds: 6 }, acceleration: 60 });
    // 400 hosts for 500 hours at a mean of 3 041.7 hours make 65.8; three standard deviations are 24.
    expect(Math.abs(failuresIn(world, 500) - 65)).toBeLessThan(24);
  });

  it('[CLU-19] show signs before they fail, except the rest, and say which part it is', () => {
    const world = aWorld({
      hosts: 300,
      vms: 0,
      facility: { failures: { parts: { dimms: 12, ssds: 6 }, acceleration: 2000 } },
    });
    const shown = new Map<string, number>();
    let unseen = 0;
    for (let t = 0; t < 1500; t++) {
      const warned = [...world.hosts.warningPermille];
      run(world, 1);
      for (const event of world.events) {
        if (event.type === 'hostFailing') count(shown, HOST_PARTS[world.hosts.failingPart[event.host]]);
        if (event.type === 'hostFailed' && warned[event.host] === 0) unseen++;
      }
    }
    expect([...shown.keys()].sort()).toEqual(['dimm', 'ssd']);
    // Memory and SSDs fail equally often in such a server, the rest as often as both together.
    const seen = [...shown.values()].reduce((sum, n) => sum + n, 0);
    expect(unseen / (seen + unseen)).toBeGreaterThan(0.4);
    expect(unseen / (seen + unseen)).toBeLessThan(0.62);
  });
});

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

describe('a host that is new', () => {
  it('[CLU-20] fails sooner than an old one where the hazard falls with age, as often in the long run', () => {
    expect(gamma(1 + 1 / 0.7)).toBeCloseTo(1.2658, 4);
    expect(gamma(5)).toBeCloseTo(24, 9);
    const falling = aFarm({ weibullShape: 0.7 });
    // By H(t) = (t/λ)^0.7 with λ = 100 / 1.2658: 0.2347 in the first ten hours, 0.0805 from the hundredth to the 110th.
    const young = failuresIn(falling, 11);
    expect(Math.abs(young - 400 * (1 - Math.exp(-0.2347)))).toBeLessThan(28);
    const constant = failuresIn(aFarm({}), 11);
    expect(young).toBeGreaterThan(1.5 * constant);
  });
});

describe('the repair of a host', () => {
  it('[CLU-21] takes what it takes on average, most far less and some far more', () => {
    const world = aFarm({ repair: 'exponential' }, { hostMtbfHours: 20, hostRepairHours: 20 });
    const since = new Map<number, number>();
    const took: number[] = [];
    for (let hour = 0; hour < 300; hour++) {
      run(world, 1);
      for (let h = 0; h < 400; h++) {
        const broken = world.hosts.state[h] === HOST_STATES.indexOf('failed');
        if (broken && !since.has(h)) since.set(h, hour);
        if (!broken && since.has(h)) {
          took.push(hour - (since.get(h) ?? 0));
          since.delete(h);
        }
      }
    }
    const mean = took.reduce((sum, hours) => sum + hours, 0) / took.length;
    expect(Math.abs(mean - 20)).toBeLessThan(2);
    const short = took.filter((hours) => hours <= 14).length / took.length;
    // Half of an exponential lies below 0.69 of its mean.
    expect(Math.abs(short - 0.5)).toBeLessThan(0.06);
  });
});

describe('the availability of a host', () => {
  it.each([
    [1000, 10],
    [200, 5],
    [100, 20],
  ])(
    '[CLU-3] with %i h between failures and repairs of %i h is MTBF/(MTBF + MTTR) within half a percent',
    (mtbf, mttr) => {
      const world = aFarm({}, { hostMtbfHours: mtbf, hostRepairHours: mttr });
      const hours = 2000;
      let onHours = 0;
      for (let hour = 0; hour < hours; hour++) {
        run(world, 1);
        for (let h = 0; h < 400; h++) if (world.hosts.state[h] === HOST_STATES.indexOf('on')) onHours += 1;
      }
      expect(Math.abs(onHours / (400 * hours) - mtbf / (mtbf + mttr))).toBeLessThan(0.005);
    },
  );
});

describe('HA', () => {
  it('[CLU-1] takes a host for dead after as long without heartbeats as the scenario says', () => {
    const world = run(aWorld({ hosts: 2, vms: 1, policies: { haDetectionSeconds: 15 } }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 74);
    expect(VM_STATES[world.vms.state[0]]).toBe('lost');
    run(world, 1);
    expect(world.events).toContainEqual({ type: 'vmRestarted', vm: 0, host: 1 });
  });

  it('[CLU-22] starts VMs in the order that a player has set, before the tier counts, and some not at all', () => {
    const tenant = (tier: TenantSpec['tier'], vms: number): TenantSpec => ({
      archetype: 'cornerShop',
      tier,
      vms,
      vm: PLAIN_VM,
      feeCentsPerS: 400,
      baseload: true,
      offerAtS: 0,
      offerForS: 0,
      placedOn: Array.from({ length: vms }, () => 0),
    });
    const world = run(aWorld({ hosts: 2, tenants: [tenant('bronze', 3), tenant('gold', 3)] }), 5);
    expect(give(world, 'setHaPriority', { vm: 2, priority: 'high' })).toBeUndefined();
    expect(give(world, 'setHaPriority', { vm: 2, priority: 'high' })).toEqual({ code: 'nothingToChange' });
    give(world, 'setHaPriority', { vm: 3, priority: 'low' });
    give(world, 'setHaPriority', { vm: 4, priority: 'never' });
    expect(give(world, 'setHaPriority', { vm: 7, priority: 'never' })).toEqual({ code: 'noSuchVm', vm: 7 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 30);
    const restarted = world.events.flatMap((event) => (event.type === 'vmRestarted' ? [event.vm] : []));
    expect(restarted).toEqual([2, 5, 0, 1]);
    run(world, 200);
    expect([VM_STATES[world.vms.state[3]], VM_STATES[world.vms.state[4]]]).toEqual(['running', 'lost']);
  });
});
