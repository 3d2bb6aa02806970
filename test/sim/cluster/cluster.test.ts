import { describe, expect, it } from 'vitest';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { fork } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR, step } from '#shared/sim/step.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

const vmState = (world: ReturnType<typeof aWorld>, vm: number) => VM_STATES[world.vms.state[vm]];

describe('a host that dies', () => {
  it('[CLU-1] loses its VMs, and HA starts them elsewhere after six seconds', () => {
    const world = run(aWorld({ hosts: 2, vms: 4 }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    expect([0, 2].map((vm) => [vmState(world, vm), world.vms.host[vm]])).toEqual([
      ['lost', -1],
      ['lost', -1],
    ]);
    expect([world.hosts.promisedMib[0], world.hosts.vms[0], world.hosts.vcpus[0]]).toEqual([0, 0, 0]);
    run(world, 29);
    expect(vmState(world, 0)).toBe('lost');
    run(world, 1);
    expect(world.events).toContainEqual({ type: 'vmRestarted', vm: 0, host: 1 });
    // Three seconds of boot from the end of that tick on.
    run(world, 16);
    expect([vmState(world, 0), vmState(world, 2)]).toEqual(['running', 'running']);
  });

  it('[CLU-2] restarts the best tier first, four at a time on one host, and the rest when there is room', () => {
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
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 30);
    const restarted = world.events.flatMap((event) => (event.type === 'vmRestarted' ? [event.vm] : []));
    expect(restarted).toEqual([3, 4, 5, 0]);
    // Four boot at once; the others begin at the first second after that.
    run(world, 20);
    expect(vmState(world, 1)).toBe('booting');
  });

  it('[CLU-2] restarts on every host that can start one more, not on the roomiest alone', () => {
    const large = { model: 'large', state: 'on' } as const;
    const small = { model: 'test', state: 'on' } as const;
    const world = run(aWorld({ hosts: [small, large, small], vms: 6, placedOn: [0, 0, 0, 0, 0, 0] }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 30);
    expect([0, 1, 2, 3, 4, 5].map((vm) => world.vms.host[vm])).toEqual([1, 1, 1, 1, 2, 2]);
  });

  it('[CLU-3] is there again after 5.92 business hours, and says so', () => {
    const world = run(aWorld({ hosts: 2, vms: 0 }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    // 59.2 s at ten seconds an hour
    run(world, 295);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('failed');
    run(world, 1);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
    expect(world.events).toContainEqual({ type: 'hostRepaired', host: 0, on: true });
  });

  it('[CLU-3] stays off after its repair while its rack has no power, until somebody switches it on', () => {
    const world = run(aWorld({ hosts: 2, vms: 0 }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 295);
    world.racks.tripped[0] = 1;
    run(world, 1);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('off');
    expect(world.events).toContainEqual({ type: 'hostRepaired', host: 0, on: false });
    world.racks.tripped[0] = 0;
    expect(give(world, 'wakeHost', { host: 0 })).toBeUndefined();
  });

  it('[CLU-4] ends moves: those to it leave the VM where it runs, those from it lose it', () => {
    const wish = { hosts: 3, vms: 2, placedOn: [0, 1], host: { nicMbit: 300 } };
    const world = run(aWorld(wish), 5);
    give(world, 'migrateLive', { vm: 0, host: 1 });
    give(world, 'migrateLive', { vm: 1, host: 2 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 1 });
    expect(world.events).toContainEqual({ type: 'migrationFailed', vm: 0, reason: 'targetDied' });
    expect(world.events).toContainEqual({ type: 'migrationFailed', vm: 1, reason: 'sourceDied' });
    expect([vmState(world, 0), world.vms.host[0], vmState(world, 1)]).toEqual(['running', 0, 'lost']);
    expect([...world.hosts.promisedMib.slice(0, 3)]).toEqual([4161, 0, 0]);
  });
});

describe('a VM that travels cold', () => {
  it.each([
    [1, 'boots at its source again when the target dies', 'booting', 0],
    [0, 'is lost when its source dies', 'lost', -1],
  ])('[CLU-4] (host %i) %s', (subject, _what, state, host) => {
    const world = run(aWorld({ hosts: 2, vms: 1 }), 5);
    give(world, 'migrateCold', { vm: 0, host: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject });
    expect([vmState(world, 0), world.vms.host[0]]).toEqual([state, host]);
  });
});

describe('a VM whose last byte has arrived', () => {
  it.each([
    [1, 'dies with its target', 'lost', -1],
    [0, 'outlives its source', 'running', 1],
  ])('[CLU-4] (host %i) %s', (subject, _what, state, host) => {
    const world = run(aWorld({ hosts: 2, vms: 1 }), 5);
    give(world, 'migrateLive', { vm: 0, host: 1 });
    const death = { by: INSTRUCTOR, call: { name: 'injectFault', args: { fault: 'hostFailure', subject } } } as const;
    // The tick in which it arrives: found on a fork, because afterwards it is too late.
    while (!arrivesIn(fork(world))) run(world, 1);
    step(world, [death]);
    run(world, 1);
    expect([vmState(world, 0), world.vms.host[0]]).toEqual([state, host]);
  });
});

function arrivesIn(world: ReturnType<typeof aWorld>): boolean {
  run(world, 1);
  return world.migrations.arrived[0] === 1;
}

describe('a host that shows signs', () => {
  it('[CLU-5] is as good as new when it has stood empty in maintenance for ten seconds', () => {
    const world = run(aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailing', subject: 0 });
    give(world, 'setMaintenance', { host: 0, on: true });
    run(world, 100);
    expect([world.hosts.warningPermille[0], world.hosts.vms[0]]).toEqual([0, 0]);
    run(world, 100);
    expect(HOST_STATES[world.hosts.state[0]]).toBe('on');
  });

  it('[CLU-6] begins to fail by chance, as often as its mean time between failures says', () => {
    const world = aWorld({
      hosts: 400,
      vms: 0,
      facility: { hostMtbfHours: 100 },
      scenario: { tickSeconds: 3600, secondsPerHour: 3600 },
    });
    run(world, 1);
    let failing = 0;
    for (let hour = 0; hour < 20; hour++) {
      run(world, 1);
      failing += world.events.filter(({ type }) => type === 'hostFailed').length;
    }
    // 1 − e^(−20/100) of 400 are 72.5, less what is under repair; three standard deviations are 23.
    expect(Math.abs(failing - 70)).toBeLessThan(23);
  });
});

describe('the fate of hosts', () => {
  it('[CLU-6] is the same in two worlds that are played differently', () => {
    const fates = ['busy', 'idle'].map((how) => {
      const world = aWorld({ hosts: 4, vms: 2, facility: { hostMtbfHours: 50 } });
      if (how === 'busy') give(world, 'sleepHost', { host: 3 });
      else run(world, 1);
      const failing: number[] = [];
      for (let t = 0; t < 2000; t++) {
        run(world, 1);
        for (const event of world.events)
          if (event.type === 'hostFailing' && event.host < 3) failing.push(t, event.host);
      }
      return failing;
    });
    expect(fates[0].length).toBeGreaterThan(0);
    expect(fates[0]).toEqual(fates[1]);
  });
});

describe('the HA reserve', () => {
  const wish = { hosts: 3, vms: 3, placedOn: 'nowhere', vm: { memMib: 16_384 } } as const;

  it('[CLU-7] counted in slots, is used up by one large reservation', () => {
    const world = aWorld({ ...wish, policies: { haReserve: 1, haPolicy: 'slots' } });
    expect(give(world, 'placeVm', { vm: 0, host: 0 })).toBeUndefined();
    give(world, 'setAllocation', { vm: 1, sharesFactor: 1, reservationMhz: 38_400, limitMhz: 0, reservedMib: 0 });
    expect(give(world, 'placeVm', { vm: 1, host: 1 })).toBeUndefined();
    // A slot is a whole host now: three VMs need three of the two that are left.
    expect(give(world, 'placeVm', { vm: 2, host: 2 })).toEqual({ code: 'notEnoughSlots', needSlots: 3, haveSlots: 2 });
  });

  it('[CLU-8] counted in percent, keeps a host’s share of CPU and memory unreserved', () => {
    const world = aWorld({ ...wish, policies: { haReserve: 2, haPolicy: 'percentage' } });
    give(world, 'setAllocation', { vm: 0, sharesFactor: 1, reservationMhz: 38_400, limitMhz: 0, reservedMib: 0 });
    expect(give(world, 'placeVm', { vm: 0, host: 0 })).toEqual({
      code: 'notEnoughHeadroom',
      needPermille: 667,
      leftPermille: 666,
    });
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toBeUndefined();
  });
});
