import { describe, expect, it } from 'vitest';
import { CPU_GENERATIONS, type Technique, WORKLOADS, type Workload } from '#shared/sim/kernel/codes/index.ts';
import { exitCycles } from '#shared/sim/virtualization/cpu-generations.ts';
import {
  type EventRates,
  GUEST_EVENTS,
  GUEST_PROFILES,
  type GuestProfile,
} from '#shared/sim/virtualization/guest-events.ts';
import { nestedWalkReferences } from '#shared/sim/virtualization/page-walks.ts';
import { portCycles } from '#shared/sim/virtualization/port-access.ts';
import type { Machine } from '#shared/sim/virtualization/techniques.ts';
import { taxOf, warmFactor } from '#shared/sim/virtualization/work-factor.ts';
import { run } from '../support/a-world.ts';
import { type Alone, aloneWorld, efficiencyOf, XEON_2003_MHZ } from '../support/alone.ts';
import { give } from '../support/give.ts';
import { verdict } from './verdicts.ts';

/** Native cost of a system call and of starting a shell: what a technique multiplies. */
const NATIVE_SYSCALL_CYCLES = 242;
const NATIVE_SH_S = 0.004;

/** φ by the engine of a guest that does nothing but so many events in a second of native CPU time. */
function factorOf(events: Partial<EventRates>, technique: Technique, machine: Machine, mhz: number): number {
  const none = Object.fromEntries(GUEST_EVENTS.map((event) => [event, 0])) as EventRates;
  const profile: GuestProfile = { events: { ...none, ...events }, walkShare: 0, freshShare: 0, siblingShare: 0 };
  const { fixed, megacycles } = taxOf(profile, { technique, path: 'virtio', hypervisor: 'type1', machine });
  return warmFactor(fixed, megacycles, mhz);
}

const BARHAM = 'Barham et al., SOSP 2003, Fig. 3';
const FELTER = 'Felter et al., IBM RC25482, 2014, Table I';
const A = { kind: 'A', tolerance: 0.02 } as const;

const BEFORE_VT: Machine = { generation: 'preVt', paging: 'shadow', largePages: false };
const NESTED: Machine = { generation: 'sandyBridge', paging: 'nested', largePages: false };

describe('costs of single events', () => {
  it('V-01 makes 50 000 system calls a second cost half a percent of a core natively and 5.8 % translated [TEC-1]', () => {
    // A guest that does nothing but calls: 50 000 of them are 0.605 % of a core of 2 GHz natively.
    const nativeShare = (50_000 * NATIVE_SYSCALL_CYCLES) / 2e9;
    const share = (technique: Technique) =>
      100 * nativeShare * factorOf({ syscall: 50_000 / nativeShare }, technique, BEFORE_VT, 2000);
    const source = 'published comparison: 242 and 2308 cycles a call';
    verdict({ ...A, id: 'V-01 native %', computed: share('native'), expected: 0.605, source });
    verdict({ ...A, id: 'V-01 translated %', computed: share('binaryTranslation'), expected: 5.77, source });
  });

  it.each([
    ['prescott', 16.5],
    ['sandyBridge', 3.27],
  ] as const)('V-02 takes of a core of a %s %f per cent for 100 000 exits a second [TEC-5]', (generation, percent) => {
    verdict({
      id: `V-02 ${generation}, %`,
      kind: 'A',
      computed: 100 * (factorOf({ controlToggle: 100_000 }, 'hardwareAssist', { ...NESTED, generation }, 2400) - 1),
      expected: percent,
      tolerance: 0.01,
      relative: true,
      source: 'Agesen et al., USENIX ATC 2012, Table 1 (unverified)',
    });
  });

  it('V-08 starts a hundred shells a second [TEC-1]', () => {
    const cores = (technique: Technique) =>
      100 * NATIVE_SH_S * factorOf({ fork: 1 / NATIVE_SH_S }, technique, BEFORE_VT, XEON_2003_MHZ);
    const source = 'Barham et al., SOSP 2003, Table 3';
    const relative = { kind: 'A', tolerance: 0.02, relative: true, source } as const;
    verdict({ ...relative, id: 'V-08 native cores', computed: cores('native'), expected: 0.4 });
    verdict({ ...relative, id: 'V-08 paravirtual cores', computed: cores('paravirtual'), expected: 0.48 });
    verdict({ ...relative, id: 'V-08 translated cores', computed: cores('binaryTranslation'), expected: 1 });
  });

  it.each([
    ['binaryTranslation', 'build', 'preVt'],
    ['paravirtual', 'transactions', 'preVt'],
    ['hardwareAssist', 'rtos', 'sandyBridge'],
    ['native', 'web', 'sandyBridge'],
  ] as const)('are those of a guest in a hall: %s, %s [TEC-1]', (technique, workload, generation) => {
    const host = { generation, hardwareAssist: generation !== 'preVt' };
    const hypervisor = technique === 'native' ? 'none' : 'type1';
    const world = run(aloneWorld({ workload, technique, hypervisor, host }), 300);
    const machine = generation === 'preVt' ? BEFORE_VT : NESTED;
    const { fixed, megacycles } = taxOf(GUEST_PROFILES[workload], { technique, path: 'virtio', hypervisor, machine });
    expect(world.vms.taxFactor[0]).toBeCloseTo(warmFactor(fixed, megacycles, XEON_2003_MHZ), 9);
  });

  it('V-09 spends on each exit of a boot what a device model beside the hypervisor costs [IOP-2]', () => {
    verdict({
      id: 'V-09 thousand cycles an exit',
      kind: 'C',
      computed: portCycles('hardwareAssist', 'inKernel', NESTED) / 1000,
      expected: 23,
      tolerance: 0.2,
      relative: true,
      source: 'README of nicolashanout/linux: 583 999 exits, 1.3436·10¹⁰ cycles (a student’s measurement)',
    });
  });

  it.each([
    [4, 4, 24],
    [4, 3, 19],
    [5, 5, 35],
  ])('V-29 walks %i levels over %i in %i references [TEC-4]', (guest, host, references) => {
    const computed = nestedWalkReferences(guest, host);
    verdict({ ...A, id: `V-29 ${guest}×${host}`, computed, expected: references, tolerance: 0, source: 'definition' });
  });
});

type Row = readonly [name: string, workload: Workload, published: number];

describe('efficiency on a machine of 2003', () => {
  it.each<Row>([
    ['SPECint', 'batch', 567 / 567],
    ['Linux build', 'build', 263 / 271],
    ['OSDB-IR', 'retrieval', 158 / 172],
    ['OSDB-OLTP', 'transactions', 1633 / 1714],
    ['dbench', 'fileServer', 400 / 418],
    ['SPECweb99', 'web', 514 / 518],
  ])(
    'V-03 of a paravirtual guest with a privileged guest beside it: %s [TEC-1] [IOP-3]',
    (name, workload, published) => {
      verdict({
        id: `V-03 ${name}`,
        kind: 'C',
        computed: efficiencyOf({ workload, technique: 'paravirtual', hypervisor: 'dom0', ioPath: 'split', host: OLD }),
        expected: published,
        tolerance: 0.03,
        source: `${BARHAM} (Xen)`,
      });
    },
  );

  it.each<Row>([
    ['SPECint', 'batch', 554 / 567],
    ['Linux build', 'build', 263 / 334],
    ['OSDB-IR', 'retrieval', 80 / 172],
    ['OSDB-OLTP', 'transactions', 199 / 1714],
    ['dbench', 'fileServer', 310 / 418],
    ['SPECweb99', 'web', 150 / 518],
  ])('V-04 of binary translation on a hosted hypervisor: %s [TEC-1] [TEC-2]', (name, workload, published) => {
    const translated = { technique: 'binaryTranslation', hypervisor: 'type2', ioPath: 'emulated', host: OLD } as const;
    verdict({
      id: `V-04 ${name}`,
      kind: 'C',
      computed: efficiencyOf({ workload, ...translated }),
      expected: published,
      tolerance: 0.05,
      source: `${BARHAM} (VMware Workstation 3.2)`,
    });
  });
});

const OLD = { generation: 'preVt', hardwareAssist: false } as const;

/** Linpack on all sixteen cores of a machine. */
const LINPACK: Alone = {
  workload: 'hpc',
  technique: 'hardwareAssist',
  hypervisor: 'inKernel',
  vm: { vcpus: 16 },
  host: { cores: 16, generation: 'sandyBridge' },
};

describe('efficiency on a machine of 2014', () => {
  it.each<readonly [string, Omit<Alone, 'technique' | 'hypervisor'>, number, number]>([
    ['PXZ', { workload: 'compression' }, 59.2 / 76.2, 73.5 / 76.2],
    ['Linpack', LINPACK, 241.3 / 290.8, 290.9 / 290.8],
    ['STREAM triad', { workload: 'streaming' }, 45.0 / 45.6, 45.6 / 45.6],
    ['RandomAccess', { workload: 'randomAccess' }, 0.0125 / 0.0126, 0.0124 / 0.0126],
  ])('V-05 of a guest and of a container: %s [TEC-4] [TEC-7]', (name, alone, guest, container) => {
    const case5 = { kind: 'C', tolerance: 0.03, source: FELTER } as const;
    const assisted = efficiencyOf({ ...alone, technique: 'hardwareAssist', hypervisor: 'inKernel' });
    verdict({ ...case5, id: `V-05 KVM ${name}`, computed: assisted, expected: guest });
    const contained = efficiencyOf({ ...alone, technique: 'container', hypervisor: 'containerHost' });
    verdict({ ...case5, id: `V-05 Docker ${name}`, computed: contained, expected: container });
  });

  // Storage options made no difference to this benchmark, whose reads are all cached: it did almost no disk I/O.
  it('V-05 of a database whose events are those of other databases [TEC-1]', () => {
    verdict({
      id: 'V-05 KVM MySQL',
      kind: 'P',
      computed: efficiencyOf({ workload: 'oltp', technique: 'hardwareAssist', hypervisor: 'inKernel' }),
      expected: 0.3,
      tolerance: 0.3,
      knownMiss: 'more than 40 % were lost in all cases, and no event is known that takes them',
      source: 'Felter et al., IBM RC25482, 2014, MySQL',
    });
  });

  const APPLICATIONS = WORKLOADS.filter((name) => GUEST_PROFILES[name].events.packet < 100_000 && name !== 'receiver');
  it.each(APPLICATIONS)('of %s on default hardware is above three quarters [TEC-1]', (workload) => {
    // Nested walks of PXZ, 0.78 (Felter et al., Table I), are the worst that any figure says of a whole application.
    const alone = { workload, technique: 'hardwareAssist', hypervisor: 'inKernel' } as const;
    expect(efficiencyOf(alone)).toBeGreaterThan(0.75);
  });

  it('V-06 Linpack gains when its vCPUs are pinned and it sees the topology [TEC-4]', () => {
    const world = run(aloneWorld(LINPACK), 10);
    const case6 = { kind: 'C', tolerance: 0.02, source: FELTER } as const;
    verdict({ ...case6, id: 'V-06 untuned', computed: world.vms.speed[0], expected: 0.83 });
    expect(give(world, 'pinVm', { vm: 0, first: 0, cores: 16 })).toBeUndefined();
    run(world, 10);
    verdict({ ...case6, id: 'V-06 pinned', computed: world.vms.speed[0], expected: 0.977 });
  });

  it.each<Row>([
    ['Java', 'batch', 0.996],
    ['time-sharing', 'build', 0.96],
    ['network', 'sender', 1.003],
    ['database', 'oltp', 0.978],
  ])('V-07 of a container: %s [TEC-7]', (name, workload, published) => {
    verdict({
      id: `V-07 ${name}`,
      kind: 'C',
      computed: efficiencyOf({ workload, technique: 'container', hypervisor: 'containerHost' }),
      expected: published,
      tolerance: 0.01,
      source: 'Price & Tucker, LISA 2004, Fig. 7 (Solaris zones)',
    });
  });

  it('V-30 process-heavy work gains when the hardware walks nested tables [TEC-6]', () => {
    const on = (paging: 'shadow' | 'nested') =>
      efficiencyOf({
        workload: 'build',
        technique: 'hardwareAssist',
        hypervisor: 'type1',
        host: { generation: 'nehalem', paging },
      });
    verdict({
      id: 'V-30 gain, %',
      kind: 'C',
      computed: 100 * (on('nested') / on('shadow') - 1),
      expected: 34,
      tolerance: 14,
      source: 'blogs.vmware.com/performance, 2009/03, abstract of the EPT study (20–48 % on MMU-intensive benchmarks)',
    });
  });
});

it('knows every generation of processor [TEC-5]', () => {
  expect(CPU_GENERATIONS.filter((generation) => exitCycles(generation) === 0)).toEqual(['preVt']);
});
