import { describe, expect, it } from 'vitest';
import type { CpuGeneration, Technique, Workload } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { GUEST_PROFILES } from '#shared/sim/virtualization/guest-events.ts';
import { canTrapAndEmulate, isVirtualizable, X86_INSTRUCTIONS } from '#shared/sim/virtualization/popek-goldberg.ts';
import { ringsOf } from '#shared/sim/virtualization/rings.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { aloneWorld, efficiencyOf } from '../../support/alone.ts';
import { give } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

/** Statements that go round about virtualization and mislead: what is true of each, by its number in the lessons. */

describe('1: the host uses the memory in a balloon while it is inflated; letting the air out gives it back', () => {
  const guest: SteadyGuests = { memMib: 8192, touchedFraction: 0.75, activeFraction: 0.25, loadPercent: 20 };

  it('makes the host’s free memory larger by the size of the balloon', () => {
    const world = run(steadyWorld([guest], { host: { memMib: 32_768 } }), 5);
    const before = world.hosts.freeExactMib[0];
    give(world, 'balloonVm', { vm: 0, mib: 2000 });
    run(world, 100);
    expect(world.vms.balloonedExactMib[0]).toBe(2000);
    expect(world.hosts.freeExactMib[0] - before).toBeCloseTo(2000, 6);
  });

  it('makes it smaller again when the balloon shrinks, never larger', () => {
    const world = run(steadyWorld([guest], { host: { memMib: 32_768 } }), 5);
    const before = world.hosts.freeExactMib[0];
    give(world, 'balloonVm', { vm: 0, mib: 2000 });
    run(world, 100);
    give(world, 'balloonVm', { vm: 0, mib: 0 });
    let last = world.hosts.freeExactMib[0];
    for (let t = 0; t < 100; t++) {
      run(world, 1);
      expect(world.hosts.freeExactMib[0]).toBeLessThanOrEqual(last + 1e-9);
      last = world.hosts.freeExactMib[0];
    }
    expect(last).toBeCloseTo(before, 6);
  });
});

describe('2: the hypervisor is in ring 0, below ring 0, and the guest in ring 1: all true, at different times', () => {
  it('is ring 0 with the guest’s kernel in ring 1 before VT, whether it is translated or asks', () => {
    for (const technique of ['binaryTranslation', 'paravirtual'] as const) {
      expect(ringsOf(technique, 'preVt')).toEqual({ hypervisor: 0, guestKernel: 1 });
    }
  });

  it('is the mode below with the guest’s kernel in ring 0 since VT', () => {
    expect(ringsOf('hardwareAssist', 'prescott')).toEqual({ hypervisor: 'root', guestKernel: 0 });
  });
});

describe('3: hardware assist came in 2005 or in 2006: it is the processor that counts, and its first generation has it', () => {
  it.each([
    ['preVt', 'noHardwareAssist'],
    ['prescott', undefined],
  ] as const)('on %s it is refused with %s', (generation, code) => {
    const world = aWorld({ vms: 1, placedOn: 'nowhere', host: { generation } });
    expect(give(world, 'placeVm', { vm: 0, host: 0 })?.code).toBe(code);
  });
});

describe('5: binary translation belongs to type 2: no, the place of the hypervisor and the technique are two choices', () => {
  it.each(['type1', 'dom0', 'inKernel', 'type2'] as const)('both run on %s', (hypervisor) => {
    for (const technique of ['binaryTranslation', 'hardwareAssist'] as const) {
      const world = aWorld({ vms: 1, placedOn: 'nowhere', host: { hypervisor }, vm: { technique } });
      expect(give(world, 'placeVm', { vm: 0, host: 0 })).toBeUndefined();
    }
  });

  it('translation costs a guest the same on both, as long as no device is touched', () => {
    const tax = (hypervisor: 'type1' | 'type2') =>
      run(aloneWorld({ workload: 'streaming', technique: 'binaryTranslation', hypervisor }), 300).vms.taxFactor[0];
    expect(tax('type1')).toBe(tax('type2'));
  });
});

describe('6: hardware assist is faster, or slower than binary translation: it depends on the guest and on the processor', () => {
  const speed = (workload: Workload, technique: Technique, generation: CpuGeneration) =>
    efficiencyOf({ workload, technique, hypervisor: 'type1', ioPath: 'emulated', host: { generation } });

  it('is slower on its first generation for builds, and much slower for kernels that toggle interrupts', () => {
    expect(speed('build', 'hardwareAssist', 'prescott')).toBeLessThan(
      0.9 * speed('build', 'binaryTranslation', 'preVt'),
    );
    expect(speed('rtos', 'hardwareAssist', 'prescott')).toBeLessThan(
      0.65 * speed('rtos', 'binaryTranslation', 'preVt'),
    );
  });

  it('is faster with nested paging for builds and databases', () => {
    for (const workload of ['build', 'oltp'] as const) {
      const assisted = speed(workload, 'hardwareAssist', 'sandyBridge');
      expect(assisted).toBeGreaterThan(1.1 * speed(workload, 'binaryTranslation', 'sandyBridge'));
    }
  });
});

describe('7: all privileged instructions trap, so x86 is virtualizable: the sensitive ones must, and POPF does not', () => {
  const popf = X86_INSTRUCTIONS.find(({ name }) => name === 'POPF');

  it('privileged means that it traps; POPF is sensitive and not privileged', () => {
    expect(popf).toMatchObject({ privileged: false, sensitivity: 'control' });
  });

  it('x86 is virtualizable by traps alone once every sensitive instruction can trap, not before', () => {
    expect(isVirtualizable(X86_INSTRUCTIONS)).toBe(false);
    expect(isVirtualizable(X86_INSTRUCTIONS.filter(({ privileged }) => privileged))).toBe(true);
    expect(isVirtualizable(X86_INSTRUCTIONS.filter(({ sensitivity }) => sensitivity === 'innocuous'))).toBe(true);
    expect([canTrapAndEmulate('preVt'), canTrapAndEmulate('prescott')]).toEqual([false, true]);
  });

  it('what is silently ignored is worse than what crashes: the guest hangs', () => {
    const world = run(
      aloneWorld({ workload: 'web', technique: 'hardwareAssist', hypervisor: 'type1', host: { generation: 'preVt' } }),
      2,
    );
    expect([world.vms.hung[0], world.vms.speed[0]]).toEqual([1, 0]);
  });
});

describe('10: sharing, patching and compressing save memory, a balloon takes it from a guest: four things, not one', () => {
  const NONE = { sharing: false, balloon: false, compression: false, swap: false };
  const COLUMNS = ['savedExactMib', 'patchedExactMib', 'compressedExactMib', 'balloonedExactMib'] as const;

  function crowded(policies: Partial<World['scenario']['policies']>): World {
    const guest: SteadyGuests = {
      count: 6,
      vcpus: 1,
      memMib: 4096,
      touchedFraction: 0.9,
      activeFraction: 0.3,
      commonFraction: 0.5,
      loadPercent: 20,
    };
    const world = steadyWorld([guest], {
      host: { memMib: 22_528 },
      scenario: { tickSeconds: 1 },
      policies: { ladder: 'esx4', rungs: NONE, ...policies },
    });
    return run(world, 300);
  }

  it.each([
    ['savedExactMib', { sharing: 'tenant', rungs: { ...NONE, sharing: true } }],
    ['patchedExactMib', { pagePatching: true }],
    ['compressedExactMib', { rungs: { ...NONE, compression: true } }],
    ['balloonedExactMib', { rungs: { ...NONE, balloon: true } }],
  ] as const)('%s grows alone, and leaves more free or less waiting', (column, policies) => {
    const plain = crowded({});
    const world = crowded(policies);
    for (const other of COLUMNS) {
      if (other === column) expect(world.hosts[other][0]).toBeGreaterThan(100);
      else expect(world.hosts[other][0]).toBe(0);
    }
    expect(plain.hosts[column][0]).toBe(0);
    expect(balance(world)).toBeGreaterThan(balance(plain) + 50);
  });

  it('only the balloon changes what the guest itself has: the others are not noticed inside', () => {
    const shared = crowded({ sharing: 'tenant', rungs: { ...NONE, sharing: true } });
    const ballooned = crowded({ rungs: { ...NONE, balloon: true } });
    expect(shared.vms.balloonCost[0]).toBe(0);
    expect(ballooned.vms.balloonCost[0]).toBeGreaterThan(0);
  });

  /** Free memory less what guests wait for, in MiB. */
  function balance({ hosts, vms }: World): number {
    return hosts.freeExactMib[0] - vms.unbackedMib.reduce((sum, mib) => sum + mib, 0);
  }
});

describe('12: binary translation replaces unsafe I/O: it replaces every sensitive instruction of the kernel', () => {
  it('a guest that does no I/O at all pays for calls, faults and switches, and hangs without it', () => {
    const { packet, diskRequest, portAccess } = GUEST_PROFILES.hpc.events;
    expect([packet, diskRequest, portAccess]).toEqual([0, 0, 0]);
    const alone = { workload: 'hpc', hypervisor: 'type1', host: { generation: 'preVt' } } as const;
    const translated = run(aloneWorld({ ...alone, technique: 'binaryTranslation' }), 300);
    expect(translated.vms.taxFactor[0]).toBeGreaterThan(1.001);
    expect(run(aloneWorld({ ...alone, technique: 'hardwareAssist' }), 2).vms.hung[0]).toBe(1);
  });
});

describe('13: a guest always runs in user mode on type 1: before VT its kernel was kept out of ring 0, since VT it is in it', () => {
  it('depends on the processor, not on the place of the hypervisor', () => {
    expect(ringsOf('binaryTranslation', 'preVt').guestKernel).not.toBe(0);
    expect(ringsOf('hardwareAssist', 'sandyBridge').guestKernel).toBe(0);
  });
});

describe('14: nine guests of 1 GB at half use need 4.5 GB, and twelve leave a reserve, if the host has 10 GB', () => {
  const guest: SteadyGuests = { vcpus: 1, memMib: 1024, touchedFraction: 0.5, activeFraction: 0.5, loadPercent: 5 };

  it.each([
    [9, 4.5],
    [12, 6],
  ])('%i guests use %f GiB', (count, gib) => {
    const world = run(steadyWorld([{ ...guest, count }], { host: { memMib: 10_240 } }), 5);
    expect(world.hosts.privateExactMib[0] / 1024).toBeCloseTo(gib, 6);
    expect(world.hosts.freeExactMib[0]).toBeGreaterThan(2048);
    expect(world.hosts.memoryState[0]).toBe(0);
  });

  it('twelve are promised 1.2 times what there is; at full use there would not be enough', () => {
    expect((12 * 1024) / 10_240).toBe(1.2);
    const greedy = { ...guest, count: 12, touchedFraction: 1, activeFraction: 1 };
    const world = run(steadyWorld([greedy], { host: { memMib: 10_240 } }), 50);
    expect(world.hosts.memoryState[0]).toBeGreaterThan(0);
  });
});
