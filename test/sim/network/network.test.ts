import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES, DOM0_STATES, type IoPath, type Technique } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { addFlow, fairLevels, flowsFor } from '#shared/sim/network/link-shares.ts';
import { PACKET_MBIT } from '#shared/sim/network/traffic.ts';
import { taxParts } from '#shared/sim/virtualization/work-factor.ts';
import { run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const FAST = { cores: 32, coreMhz: 2400, smt: false, memMib: 131_072 };
const WEB: SteadyGuests = { workload: 'web', memMib: 512, vcpus: 1, loadPercent: 50 };
const SENDER: SteadyGuests = { workload: 'sender', memMib: 512, vcpus: 1, loadPercent: 1 };
/** A sender at 1 % of one vCPU, in Mbit/s on the wire. */
const SENDER_MBIT = 10_000 * PACKET_MBIT;
const causeOf = ({ vms }: World, vm: number) => CAUSES[vms.cause[vm]];

describe('a path', () => {
  it('[IOP-1] costs what it costs, whatever the technique', () => {
    const taxes = (technique: Technique) =>
      (['virtio', 'emulated'] as const).map((ioPath) => {
        const world = steadyWorld([{ ...WEB, technique, ioPath, workload: 'cache' }], { host: FAST });
        return run(world, 400).vms.taxFactor[0]!;
      });
    const [assistedVirtio, assistedEmulated] = taxes('hardwareAssist');
    const [translatedVirtio, translatedEmulated] = taxes('binaryTranslation');
    // 30 000 packets at 36 000 instead of 2160 cycles, 20 disk requests at 96 000 instead of 57 600.
    const more = (30_000 * 33_840 + 20 * 38_400) / 2.4e9;
    expect(assistedEmulated! - assistedVirtio!).toBeCloseTo(more, 9);
    expect(translatedEmulated! - translatedVirtio!).toBeCloseTo(more, 9);
  });

  it('[IOP-1] is that of the host where a driver that knows of VMs now runs', () => {
    const kernel = run(steadyWorld([WEB], { host: { ...FAST, hypervisor: 'inKernel' } }), 3);
    const dom0 = run(steadyWorld([WEB], { host: { ...FAST, hypervisor: 'dom0' } }), 3);
    expect(kernel.hosts.platformMhz[0]).toBe(0);
    // 24 000 packets at 6000 cycles and 2000 requests at 31 200, at half a vCPU.
    expect(dom0.hosts.platformMhz[0]).toBeCloseTo((0.5 * (24_000 * 6000 + 2000 * 31_200)) / 1e6, 6);
  });

  it('[IOP-2] with emulated devices costs kernels that know no better an exit for each register', () => {
    const tax = (hypervisor: 'type1' | 'inKernel') =>
      run(steadyWorld([{ ...WEB, ioPath: 'emulated' }], { host: { ...FAST, hypervisor } }), 2).vms.taxFactor[0]!;
    // 30 000 accesses a CPU-second: a program beside the hypervisor takes 22 223 cycles, the hypervisor itself 11 863.
    expect(tax('inKernel') - tax('type1')).toBeCloseTo((30_000 * (22_223 - 11_863)) / 2.4e9, 9);
  });

  const PATHS = [
    ['emulated', 'hardwareAssist', 'inKernel'],
    ['emulated', 'hardwareAssist', 'dom0'],
    ['emulated', 'binaryTranslation', 'type2'],
    ['split', 'paravirtual', 'dom0'],
    ['virtio', 'hardwareAssist', 'inKernel'],
    ['virtio', 'hardwareAssist', 'type2'],
    ['passthrough', 'hardwareAssist', 'inKernel'],
  ] as const;

  it.each(PATHS)('[IOP-1] costs by the packet, whatever its size: %s, %s, %s', (ioPath, technique, hypervisor) => {
    const host = { ...FAST, hypervisor, nicMbit: 100_000 };
    const sender = { ...SENDER, loadPercent: 2, ioPath, technique };
    const of = (guest: SteadyGuests) => run(steadyWorld([guest], { host }), 100);
    const [small, usual] = [46, 1500].map((packetBytes) => of({ ...sender, packetBytes }));
    expect(small.vms.taxFactor[0]).toBe(usual.vms.taxFactor[0]);
    expect(small.hosts.platformMhz[0]).toBe(usual.hosts.platformMhz[0]);
    const machine = { generation: 'sandyBridge', paging: 'nested', largePages: false } as const;
    const parts = new Map(taxParts('sender', { technique, path: ioPath, hypervisor, machine }, FAST.coreMhz));
    expect(parts.get('packet')).toBeGreaterThan(0.01);
    // 84 bytes on the wire against 1538: a Mbit of small packets costs eighteen times as much.
    expect(usual.hosts.nicUsedMbit[0] / small.hosts.nicUsedMbit[0]).toBeCloseTo(1538 / 84, 9);
  });

  it('[IOP-5] adds its latency to each request, and the wait for a busy card', () => {
    const latency = (ioPath: IoPath, nicMbit = 1_000_000) => {
      const world = steadyWorld([{ ...WEB, ioPath }], { host: { ...FAST, nicMbit } });
      return run(world, 3).vms.netLatencyMs[0]!;
    };
    expect(latency('virtio')).toBeCloseTo(0.03, 4);
    expect(latency('emulated')).toBeCloseTo(0.06, 4);
    expect(latency('passthrough')).toBeCloseTo(0.002, 4);
    // 148 Mbit/s through a card of 150: ρ = 0.98, and the buffer is not full yet.
    expect(latency('virtio', 150)).toBeGreaterThan(1);
    expect(latency('virtio', 100)).toBeCloseTo(10.03, 2);
    // A third of the bytes of each packet, a third of the load of the card, and each waits for a third of the time.
    const small = steadyWorld([{ ...WEB, packetBytes: 462 }], { host: { ...FAST, nicMbit: 150 } });
    const rho = (12_000 * 500 * 8) / 1e6 / 150;
    expect(run(small, 3).vms.netLatencyMs[0]).toBeCloseTo(0.03 + ((500 * 8) / 150 / 1000) * (rho / (1 - rho)), 3);
  });
});

describe('a privileged guest', () => {
  const XEN = { ...FAST, hypervisor: 'dom0', dom0Vcpus: 1, nicMbit: 100_000 } as const;
  /** Guests whose packets and requests together need 2.15 vCPUs of the privileged guest. */
  const CROWD: SteadyGuests = { ...WEB, count: 50, loadPercent: 50, technique: 'paravirtual', ioPath: 'split' };

  it('[IOP-3] with too little to run on slows everybody behind it alike', () => {
    const world = run(steadyWorld([CROWD], { host: XEN }), 3);
    const work = (50 * 0.5 * (24_000 * 6000 + 2000 * 31_200)) / 1e6 / 2400;
    expect(world.hosts.dom0Load[0]).toBeCloseTo(work, 3);
    for (let v = 0; v < 50; v++) expect(world.vms.speed[v]).toBeCloseTo(1 / work, 6);
    expect(causeOf(world, 0)).toBe('dom0');
  });

  it('[IOP-3] takes its cycles from the guests of its host', () => {
    const world = run(steadyWorld([{ ...CROWD, count: 10 }], { host: XEN }), 1);
    expect(world.hosts.capacityMhz[0]).toBeCloseTo(32 * 2400 - world.hosts.platformMhz[0]!, 6);
    expect(world.hosts.platformMhz[0]).toBeGreaterThan(400);
  });

  it('[IOP-3] is relieved by more vCPUs', () => {
    const world = run(steadyWorld([CROWD], { host: XEN }), 3);
    expect(give(world, 'setDom0Vcpus', { host: 0, vcpus: 4 })).toBeUndefined();
    run(world, 3);
    expect(world.vms.speed[0]).toBe(1);
    expect(world.vms.netLatencyMs[0]).toBeLessThan(0.06);
  });

  it('[IOP-6] that hangs takes its guests with it, but not those with devices of their own', () => {
    const owner: SteadyGuests = { ...WEB, ioPath: 'passthrough' };
    const world = run(steadyWorld([{ ...WEB, ioPath: 'split' }, owner], { host: XEN }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'dom0Wedged', subject: 0 });
    run(world, 30);
    expect([world.vms.speed[0], world.vms.speed[1]]).toEqual([0, 1]);
    expect(causeOf(world, 0)).toBe('dom0');
    expect(give(world, 'restartDom0', { host: 0 })).toBeUndefined();
    run(world, 28);
    expect(world.vms.speed[0]).toBe(0);
    run(world, 5);
    expect(DOM0_STATES[world.hosts.dom0State[0]!]).toBe('running');
    expect(world.vms.speed[0]).toBe(1);
  });

  it('[IOP-6] recovers by itself when its time has come', () => {
    const world = run(steadyWorld([{ ...WEB, ioPath: 'split' }], { host: XEN }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'dom0Wedged', subject: 0 });
    // Five seconds of warning, sixty of hanging.
    run(world, 5 * 64);
    expect(world.vms.speed[0]).toBe(0);
    run(world, 10);
    expect(world.vms.speed[0]).toBe(1);
  });

  it('[IOP-6] is fresh when its host has been down', () => {
    const world = run(steadyWorld([], { host: XEN }), 2);
    world.hosts.dom0State[0] = DOM0_STATES.indexOf('wedged');
    give(world, 'sleepHost', { host: 0 });
    run(world, 20);
    give(world, 'wakeHost', { host: 0 });
    run(world, 40);
    expect(DOM0_STATES[world.hosts.dom0State[0]!]).toBe('running');
  });

  it('[IOP-6] that is not there cannot hang', () => {
    const world = steadyWorld([WEB], { host: FAST });
    const verdict = giveAsInstructor(world, 'injectFault', { fault: 'dom0Wedged', subject: 0 });
    expect(verdict).toEqual({ code: 'noDom0', host: 0 });
  });

  it('[IOP-6] does not hold up a guest that computes', () => {
    const world = run(steadyWorld([{ ...WEB, workload: 'hpc', ioPath: 'split' }], { host: XEN }), 5);
    world.hosts.dom0State[0] = DOM0_STATES.indexOf('wedged');
    expect(run(world, 2).vms.speed[0]).toBe(1);
  });
});

describe('a network card', () => {
  it('[NET-1] is shared fairly: who wants little gets it, the others share the rest', () => {
    const guests = [SENDER, { ...SENDER, loadPercent: 10 }, { ...SENDER, loadPercent: 10 }];
    const world = run(steadyWorld(guests, { host: { ...FAST, nicMbit: 1123 } }), 1);
    expect(world.vms.netFraction[0]).toBe(1);
    const rest = (1123 - SENDER_MBIT) / 2 / (10 * SENDER_MBIT);
    expect(world.vms.netFraction[1]).toBeCloseTo(rest, 9);
    expect(world.vms.netFraction[2]).toBeCloseTo(rest, 9);
    expect(causeOf(run(world, 3), 1)).toBe('network');
  });

  it('[NET-1] is shared with the moves that leave the host, and they with its guests', () => {
    const guest: SteadyGuests = { ...SENDER, loadPercent: 10, memMib: 4096, touchedFraction: 1, activeFraction: 0.01 };
    const world = steadyWorld([guest], { hosts: 2, host: { ...FAST, nicMbit: 1000 } });
    run(world, 5);
    const alone = world.vms.netFraction[0]!;
    give(world, 'migrateLive', { vm: 0, host: 1 });
    run(world, 10);
    expect(world.vms.netFraction[0]).toBeCloseTo(alone / 2, 6);
    expect(world.migrations.rateExactMibPerS[0]! * 8.388608).toBeCloseTo(500, 3);
  });

  it('[NET-1] is never used beyond what it carries, and never idle while somebody waits', () => {
    const flow = fc.record({ link: fc.nat({ max: 3 }), want: fc.double({ min: 0, max: 2000, noNaN: true }) });
    const capacities = fc.array(fc.double({ min: 1, max: 3000, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 30 }), capacities, (wanted, carried) => {
        const flows = flowsFor(30);
        for (const { link, want } of wanted) addFlow(flows, link, want);
        const level = new Float64Array(4);
        fairLevels(flows, Float64Array.from(carried), level);
        carried.forEach((capacity, l) => {
          const wants = wanted.filter(({ link }) => link === l).map(({ want }) => want);
          const got = wants.reduce((sum, want) => sum + Math.min(want, level[l]!), 0);
          const all = wants.reduce((sum, want) => sum + want, 0);
          expect(got).toBeCloseTo(Math.min(all, capacity), 6);
        });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('siblings', () => {
  it('[NET-2] on one host talk through its switch, on two hosts through the cards', () => {
    const caches = (hosts: readonly number[]) =>
      hosts.map((host) => ({ ...WEB, workload: 'cache', host, loadPercent: 40 }) satisfies SteadyGuests);
    const together = run(steadyWorld([{ ...caches([0])[0]!, count: 4 }], { hosts: 2, host: FAST }), 2);
    const all = 4 * 0.4 * 30_000 * PACKET_MBIT;
    // 80 % of a cache's packets go to its siblings.
    expect(together.hosts.nicUsedMbit[0]).toBeCloseTo(0.2 * all, 6);
    for (let v = 2; v < 4; v++) together.vms.host[v] = 1;
    run(together, 1);
    // Each has one of three siblings on its host.
    expect(together.hosts.nicUsedMbit[0]).toBeCloseTo((1 - 0.8 / 3) * (all / 2), 6);
    expect(together.hall.uplinkExactMbit[0]).toBeCloseTo(0.2 * all, 6);
  });
});

describe('one network for guests and moves', () => {
  it('[NET-5] that is cut parts siblings on different hosts; those on one host do not notice', () => {
    const caches = (host: number): SteadyGuests => ({ ...WEB, workload: 'cache', host, loadPercent: 40 });
    const cutFor = (facility: { readonly oneNetwork?: boolean }) => {
      const world = steadyWorld([{ ...caches(0), count: 4 }], { hosts: 2, host: FAST, facility });
      for (let v = 2; v < 4; v++) world.vms.host[v] = 1;
      giveAsInstructor(world, 'injectFault', { fault: 'linkDown', subject: -1 });
      return run(world, 3);
    };
    // Two of three siblings stand elsewhere, and 80 % of a cache's packets go to siblings.
    const cut = cutFor({ oneNetwork: true });
    expect(cut.vms.netFraction[0]).toBeCloseTo(1 - (0.8 * 2) / 3, 9);
    expect(causeOf(cut, 0)).toBe('network');
    expect(cutFor({}).vms.netFraction[0]).toBe(1);
    for (let v = 2; v < 4; v++) cut.vms.host[v] = 0;
    expect(run(cut, 2).vms.netFraction[0]).toBe(1);
  });
});

describe('the uplink', () => {
  it('[NET-3] carries what guests want, unless it is said to carry less', () => {
    const guests = [SENDER, { ...SENDER, loadPercent: 5 }];
    const open = run(steadyWorld(guests, { host: { ...FAST, nicMbit: 10_000 } }), 2);
    expect([...open.vms.netFraction.slice(0, 2)]).toEqual([1, 1]);
    const narrow = { host: { ...FAST, nicMbit: 10_000 }, facility: { uplinkMbit: 300 } };
    const world = run(steadyWorld(guests, narrow), 2);
    expect(world.vms.netFraction[0]).toBe(1);
    expect(world.vms.netFraction[1]).toBeCloseTo((300 - SENDER_MBIT) / (5 * SENDER_MBIT), 9);
    expect(world.vms.netLatencyMs[1]).toBeGreaterThan(50);
  });

  it('[NET-3] full of foreign traffic leaves guests 60 %; who sends less leaves more to the others', () => {
    const world = run(steadyWorld([{ ...SENDER, loadPercent: 4, count: 2 }], { host: FAST }), 2);
    giveAsInstructor(world, 'injectFault', { fault: 'uplinkSaturated', subject: -1 });
    run(world, 30);
    expect(world.vms.netFraction[0]).toBeCloseTo(0.6, 2);
    give(world, 'powerOffVm', { vm: 1 });
    run(world, 20);
    expect(world.vms.netFraction[0]).toBe(1);
    run(world, 5 * 45);
    expect(world.hall.uplinkMbit[0]).toBe(0);
  });
});

describe('an uplink that is narrow anyway', () => {
  it('[NET-3] is not made wider by foreign traffic', () => {
    const narrow = { host: { ...FAST, nicMbit: 10_000 }, facility: { uplinkMbit: 100 } };
    const world = run(steadyWorld([{ ...SENDER, loadPercent: 5 }], narrow), 2);
    giveAsInstructor(world, 'injectFault', { fault: 'uplinkSaturated', subject: -1 });
    run(world, 30);
    expect(world.hall.uplinkMbit[0]).toBe(100);
  });
});

describe('what a guest asks for', () => {
  it('[NET-4] is what its vCPUs can do', () => {
    const slow: SteadyGuests = { ...SENDER, loadPercent: 100, technique: 'binaryTranslation', ioPath: 'emulated' };
    const world = run(steadyWorld([slow], { host: { ...FAST, hypervisor: 'type2' } }), 200);
    expect(world.hosts.nicUsedMbit[0]).toBeCloseTo((1_000_000 * PACKET_MBIT) / world.vms.taxFactor[0]!, 3);
    expect(world.vms.netFraction[0]).toBe(1);
  });
});
