import { describe, expect, it } from 'vitest';
import { IO_PATHS, type OFFERED_TECHNIQUES, TECHNIQUES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('another technique', () => {
  it('[TEC-12] restarts a VM that runs: three seconds, and its code cache is cold', () => {
    const world = run(aWorld({ vms: 1 }), 20);
    expect(give(world, 'setTechnique', { vm: 0, technique: 'binaryTranslation' }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'vmRebuilt', vm: 0, by: 2 });
    expect(VM_STATES[world.vms.state[0]]).toBe('booting');
    expect(world.vms.everTouchedMib[0]).toBeLessThan(1000);
    run(world, 15);
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
    expect(TECHNIQUES[world.vms.technique[0]]).toBe('binaryTranslation');
  });

  it('leaves a VM that is off alone until it is placed, and is checked again then', () => {
    const world = aWorld({ vms: 1, placedOn: 'nowhere' });
    expect(give(world, 'setTechnique', { vm: 0, technique: 'container' })).toBeUndefined();
    expect(VM_STATES[world.vms.state[0]]).toBe('off');
    expect(give(world, 'placeVm', { vm: 0, host: 0 })).toEqual({ code: 'hypervisorCannot', host: 0 });
  });

  it('[TEC-9] is refused where it cannot work', () => {
    const world = aWorld({
      vms: 1,
      vm: { guest: 'windows', technique: 'binaryTranslation' },
      host: { generation: 'preVt' },
    });
    const refusal = (technique: (typeof OFFERED_TECHNIQUES)[number]) =>
      give(world, 'setTechnique', { vm: 0, technique })?.code;
    expect(refusal('paravirtual')).toBe('kernelIsClosed');
    expect(refusal('hardwareAssist')).toBe('noHardwareAssist');
    expect(refusal('container')).toBe('notHostsKernel');
    expect(refusal('binaryTranslation')).toBe('nothingToChange');
    expect(refusal('emulator')).toBeUndefined();
  });

  it('waits for moves to end', () => {
    const world = run(aWorld({ hosts: 2, vms: 1, placedOn: [0] }), 3);
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'setTechnique', { vm: 0, technique: 'emulator' })).toEqual({ code: 'vmIsMigrating', vm: 0 });
    expect(give(world, 'setTechnique', { vm: 2, technique: 'emulator' })).toEqual({ code: 'noSuchVm', vm: 2 });
  });
});

describe('another path to devices', () => {
  it('[TEC-12] restarts a VM that runs', () => {
    const world = run(aWorld({ vms: 1 }), 20);
    expect(give(world, 'setIoPath', { vm: 0, path: 'passthrough' })).toBeUndefined();
    expect(VM_STATES[world.vms.state[0]]).toBe('booting');
    run(world, 16);
    expect(IO_PATHS[world.vms.ioPath[0]]).toBe('passthrough');
    expect(world.vms.netLatencyMs[0]).toBeCloseTo(0.002, 3);
  });

  it('[IOP-1] must be offered by the host, and suit the guest', () => {
    const world = aWorld({ vms: 3, host: { virtualFunctions: 1 } });
    const give1 = (vm: number, path: (typeof IO_PATHS)[number]) => give(world, 'setIoPath', { vm, path })?.code;
    expect(give1(0, 'split')).toBe('pathNotOffered');
    expect(give1(0, 'virtio')).toBe('nothingToChange');
    expect([give1(0, 'passthrough'), give1(1, 'passthrough')]).toEqual([undefined, 'noFreeFunction']);
    const hosted = aWorld({ vms: 1, host: { hypervisor: 'type2' } });
    expect(give(hosted, 'setIoPath', { vm: 0, path: 'passthrough' })).toEqual({ code: 'pathNotOffered', host: 0 });
    const rtos = aWorld({ vms: 1, vm: { guest: 'rtos', ioPath: 'emulated' } });
    expect(give(rtos, 'setIoPath', { vm: 0, path: 'virtio' })).toEqual({ code: 'kernelIsClosed', vm: 0 });
  });

  it('is split where a privileged guest has the drivers', () => {
    const world = aWorld({ vms: 1, host: { hypervisor: 'dom0' }, vm: { ioPath: 'emulated' } });
    expect(give(world, 'setIoPath', { vm: 0, path: 'virtio' })).toEqual({ code: 'pathNotOffered', host: 0 });
    expect(give(world, 'setIoPath', { vm: 0, path: 'split' })).toBeUndefined();
  });
});
