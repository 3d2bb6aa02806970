import { describe, expect, it } from 'vitest';
import { CAUSES, type CpuGeneration, type Technique } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { type Alone, aloneWorld, efficiencyOf } from '../../support/alone.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

const ASSISTED: Alone = { workload: 'build', technique: 'hardwareAssist', hypervisor: 'type1' };
const TRANSLATED: Alone = {
  workload: 'build',
  technique: 'binaryTranslation',
  hypervisor: 'type1',
  ioPath: 'emulated',
};

const on = (alone: Alone, generation: CpuGeneration): Alone => ({ ...alone, host: { generation } });
const taxOf = (alone: Alone) => run(aloneWorld(alone), 300).vms.taxFactor[0];

describe('exits', () => {
  it('[TEC-5] get cheaper with each generation, and dearer with the defences of 2018', () => {
    const timers: Alone = { ...ASSISTED, workload: 'rtos' };
    const generations = ['prescott', 'merom', 'penryn', 'nehalem', 'sandyBridge'] as const;
    const taxes = generations.map((generation) => taxOf(on(timers, generation)));
    expect(taxes).toEqual([...taxes].sort((a, b) => b - a));
    expect(taxOf(on(timers, 'mitigated'))).toBeGreaterThan(taxOf(on(timers, 'sandyBridge')));
  });

  it('[TEC-5] make a kernel that toggles interrupts better off translated than on the first VT, and even on a later one', () => {
    const rtos = (alone: Alone): Alone => ({ ...alone, workload: 'rtos', vm: { guest: 'rtos' } });
    const translated = efficiencyOf(rtos(TRANSLATED));
    expect(efficiencyOf(on(rtos(ASSISTED), 'prescott'))).toBeCloseTo(0.5, 1);
    expect(translated).toBeGreaterThan(0.85);
    expect(translated).toBeGreaterThan(efficiencyOf(on(rtos(ASSISTED), 'sandyBridge')));
  });
});

describe('page tables', () => {
  it('[TEC-6] in a shadow make the first VT lose to translation where many processes start', () => {
    expect(taxOf(TRANSLATED)).toBeCloseTo(1.24398, 4);
    expect(taxOf(on(ASSISTED, 'prescott'))).toBeGreaterThan(1.4);
  });

  it.each([
    ['batch', 0.02],
    ['web', 0.12],
    ['build', 0.3],
  ] as const)('[TEC-6] in a shadow cost %s about %f of its time on a Nehalem', (workload, tax) => {
    const nehalem = on({ ...ASSISTED, workload }, 'nehalem');
    const shadow = aloneWorld(nehalem);
    shadow.hosts.paging[0] = 1;
    const nestedWalks = { batch: 0.01, web: 0.03, build: 0.04 }[workload];
    const added = run(shadow, 2).vms.taxFactor[0] - (taxOf(nehalem) - nestedWalks);
    expect(Math.abs(added - tax)).toBeLessThan(0.035);
  });

  it('[TEC-6] are shadows wherever the hardware knows nothing else, whatever is asked', () => {
    const world = aloneWorld(on(ASSISTED, 'penryn'));
    const tax = run(world, 2).vms.taxFactor[0];
    world.hosts.paging[0] = 0;
    expect(run(world, 2).vms.taxFactor[0]).toBe(tax);
  });

  it('[TEC-4] cost a third as much to walk with large pages', () => {
    const world = aloneWorld({ ...ASSISTED, workload: 'compression' });
    const small = run(world, 2).vms.taxFactor[0];
    expect(give(world, 'setLargePages', { host: 0, large: true })).toBeUndefined();
    // 0.0564 × 5 of native time in walks; two thirds of it are saved.
    expect(small - run(world, 2).vms.taxFactor[0]).toBeCloseTo((2 / 3) * 0.0564 * 5, 9);
  });
});

describe('reading instructions', () => {
  const firmware = (technique: Technique): Alone => ({
    workload: 'firmware',
    technique,
    hypervisor: 'type1',
    ioPath: 'emulated',
    vm: { guest: 'foreignIsa' },
  });

  it('[TEC-8] one by one is slow, translating them is faster, unless they change all the time', () => {
    expect(efficiencyOf({ ...firmware('interpreter'), workload: 'hpc' })).toBeCloseTo(1 / 50, 3);
    expect(efficiencyOf({ ...firmware('emulator'), workload: 'hpc' })).toBeCloseTo(1 / 5, 3);
    expect(efficiencyOf(firmware('interpreter'))).toBeCloseTo(1 / 50, 3);
    expect(efficiencyOf(firmware('emulator'))).toBeCloseTo(1 / 85, 3);
  });

  it('[TEC-3] a Java machine compiles what runs often: ten times the work at first, a tenth more in the end', () => {
    const world = aloneWorld({ workload: 'jvm', technique: 'jvm', hypervisor: 'none' });
    expect(run(world, 1).vms.taxFactor[0]).toBeCloseTo(10, 2);
    expect(run(world, 3000).vms.taxFactor[0]).toBeCloseTo(1.1, 3);
  });
});

describe('the place of the hypervisor', () => {
  it('[TEC-10] on an operating system costs 4 % of all cycles and 2 GiB', () => {
    const [one, two] = [aloneWorld(ASSISTED), aloneWorld({ ...ASSISTED, hypervisor: 'type2' })].map((w) => run(w, 3));
    expect(one!.hosts.capacityMhz[0]! - two!.hosts.capacityMhz[0]!).toBeCloseTo(0.04 * 4800, 6);
    expect(two!.hosts.hypervisorMib[0]! - one!.hosts.hypervisorMib[0]!).toBe(2048);
  });

  it('[TEC-10] with a privileged guest leaves 1 GiB less to promise', () => {
    const refusalUnder = (hypervisor: Alone['hypervisor']) => {
      const host = { memMib: 4096, hypervisor };
      const world = aWorld({
        vms: 1,
        placedOn: 'nowhere',
        vm: { memMib: 3500 },
        host,
        policies: { overcommitPercent: 100 },
      });
      return give(world, 'placeVm', { vm: 0, host: 0 });
    };
    expect(refusalUnder('type1')).toBeUndefined();
    expect(refusalUnder('dom0')).toEqual({ code: 'notEnoughMemory', host: 0, needMib: 3560, freeMib: 3072 });
  });
});

describe('an instruction that nobody catches', () => {
  const causeOf = ({ vms }: World) => CAUSES[vms.cause[0]];

  it('[TEC-11] hangs an unchanged kernel that waits for traps before VT; translated it runs', () => {
    const world = run(aloneWorld(on(ASSISTED, 'preVt')), 2);
    expect([world.vms.speed[0], causeOf(world)]).toEqual([0, 'hung']);
    expect(give(world, 'setTechnique', { vm: 0, technique: 'binaryTranslation' })).toBeUndefined();
    run(world, 40);
    expect(world.vms.speed[0]).toBeGreaterThan(0.4);
    expect(world.vms.hung[0]).toBe(0);
  });

  it('[TEC-11] hangs a paravirtual guest with an unported module, again after each restart, until it is run otherwise', () => {
    const world = run(aloneWorld({ ...ASSISTED, technique: 'paravirtual' }), 5);
    expect(world.vms.hung[0]).toBe(0);
    expect(giveAsInstructor(world, 'injectFault', { fault: 'stealthHang', subject: 0 })).toBeUndefined();
    expect(run(world, 1).vms.hung[0]).toBe(1);
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 10);
    give(world, 'powerOnVm', { vm: 0 });
    expect(run(world, 30).vms.hung[0]).toBe(1);
    give(world, 'setTechnique', { vm: 0, technique: 'hardwareAssist' });
    expect(run(world, 30).vms.hung[0]).toBe(0);
  });

  it('[TEC-11] does nothing to a guest whose every instruction is watched', () => {
    const world = run(aloneWorld(TRANSLATED), 1);
    const verdict = giveAsInstructor(world, 'injectFault', { fault: 'stealthHang', subject: 0 });
    expect(verdict).toEqual({ code: 'runsAnyCode', vm: 0 });
  });
});
