import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import {
  CPU_GENERATIONS,
  GUESTS,
  HYPERVISORS,
  IO_PATHS,
  TECHNIQUES,
  type Technique,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import type { HostModel, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import { possibleTechniques, setupRefusal } from '#shared/sim/virtualization/technique-gates.ts';
import { aWorld } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

/** Why a VM may not be placed on a host of that kind, or nothing. */
function refusalFor(vm: Partial<VmSpec>, host: Partial<HostModel> = {}): string | undefined {
  return give(aWorld({ vms: 1, placedOn: 'nowhere', vm, host }), 'placeVm', { vm: 0, host: 0 })?.code;
}

describe('what runs on what', () => {
  it('[TEC-9] waiting for traps is refused where sensitive instructions do not trap', () => {
    expect(refusalFor({}, { generation: 'preVt' })).toBe('noHardwareAssist');
    expect(refusalFor({ technique: 'binaryTranslation' }, { generation: 'preVt' })).toBeUndefined();
    expect(refusalFor({ technique: 'paravirtual' }, { generation: 'preVt' })).toBeUndefined();
  });

  it.each(['windows', 'closedUnix', 'rtos'] as const)(
    '[TEC-9] a kernel that nobody may change (%s) cannot be asked to ask',
    (guest) => {
      expect(refusalFor({ technique: 'paravirtual', guest })).toBe('kernelIsClosed');
      expect(refusalFor({ technique: 'hardwareAssist', guest })).toBeUndefined();
    },
  );

  it('[TEC-9] containers run Linux on a container host', () => {
    const containers = { hypervisor: 'containerHost' } as const;
    expect(refusalFor({ technique: 'container' }, containers)).toBeUndefined();
    expect(refusalFor({ technique: 'container', guest: 'windows' }, containers)).toBe('notHostsKernel');
    expect(refusalFor({ technique: 'container' })).toBe('hypervisorCannot');
    expect(refusalFor({ technique: 'hardwareAssist' }, containers)).toBe('hypervisorCannot');
  });

  it('[TEC-9] instructions of another machine must be read', () => {
    const runs = (technique: Technique) => refusalFor({ technique, guest: 'foreignIsa' });
    expect(runs('hardwareAssist')).toBe('foreignInstructions');
    expect(runs('binaryTranslation')).toBe('foreignInstructions');
    expect([runs('emulator'), runs('interpreter')]).toEqual([undefined, undefined]);
  });

  it('[TEC-9] a Java machine runs Java programs, wherever they were written', () => {
    const bare = { hypervisor: 'none' } as const;
    expect(refusalFor({ technique: 'jvm', workload: 'web' }, bare)).toBe('notBytecode');
    expect(refusalFor({ technique: 'jvm', workload: 'jvm', guest: 'foreignIsa' }, bare)).toBeUndefined();
  });

  it('[TEC-9] a device of its own needs a part of the card that nobody has', () => {
    const world = aWorld({ vms: 3, placedOn: 'nowhere', vm: { ioPath: 'passthrough' }, host: { virtualFunctions: 2 } });
    expect([0, 1, 2].map((vm) => give(world, 'placeVm', { vm, host: 0 })?.code)).toEqual([
      undefined,
      undefined,
      'noFreeFunction',
    ]);
  });

  it('[TEC-9] whatever is possible may be placed, and nothing else', () => {
    const anything = fc.record({
      guest: fc.constantFrom(...GUESTS),
      workload: fc.constantFrom(...WORKLOADS),
      technique: fc.constantFrom(...TECHNIQUES),
      ioPath: fc.constantFrom(...IO_PATHS),
      hypervisor: fc.constantFrom(...HYPERVISORS),
      generation: fc.constantFrom(...CPU_GENERATIONS),
    });
    fc.assert(
      fc.property(anything, ({ hypervisor, generation, ...vm }) => {
        const world = aWorld({ vms: 1, placedOn: 'nowhere', vm, host: { hypervisor, generation } });
        const [v, h] = [0 as VmId, 0 as HostId];
        const possible = possibleTechniques(world, v, h).includes(vm.technique);
        if (vm.ioPath !== 'passthrough') expect(setupRefusal(world, v, h) === undefined).toBe(possible);
        expect(give(world, 'placeVm', { vm: 0, host: 0 }) === undefined).toBe(!setupRefusal(world, v, h));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('moving', () => {
  it('[TEC-9] is refused to a host that cannot run the guest', () => {
    const world = aWorld({
      hosts: [
        { model: 'test', state: 'on' },
        { model: 'legacy', state: 'on' },
      ],
      vms: 1,
      placedOn: [0],
    });
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toEqual({ code: 'noHardwareAssist', host: 1 });
    expect(give(world, 'migrateCold', { vm: 0, host: 1 })).toEqual({ code: 'noHardwareAssist', host: 1 });
  });

  it('[IOP-4] while it runs is refused to a guest with a device of its own', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0], vm: { ioPath: 'passthrough' } });
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toEqual({ code: 'vmHasPassthrough', vm: 0 });
    expect(give(world, 'migrateCold', { vm: 0, host: 1 })).toBeUndefined();
  });
});

describe('a machine without a hypervisor', () => {
  it('[TEC-13] runs one system, and neither it nor a guest without cost is offered to players', () => {
    const world = aWorld({
      hosts: 1,
      vms: 2,
      placedOn: 'nowhere',
      vm: { technique: 'native' },
      host: { hypervisor: 'none' },
    });
    expect(give(world, 'placeVm', { vm: 0, host: 0 })).toBeUndefined();
    expect(give(world, 'placeVm', { vm: 1, host: 0 })).toEqual({ code: 'oneSystemOnly', host: 0 });
    const rows = world.layout.rows;
    expect(decodeCommand(rows, 'setTechnique', { vm: 0, technique: 'native' })).toBeUndefined();
    expect(decodeCommand(rows, 'setTechnique', { vm: 0, technique: 'jvm' })).toBeDefined();
    expect(decodeCommand(rows, 'setHypervisor', { host: 0, hypervisor: 'none' })).toBeUndefined();
    expect(decodeCommand(rows, 'setHypervisor', { host: 0, hypervisor: 'type2' })).toBeDefined();
  });
});
