import { everyFrom, type Measure, STEADY } from './measure.ts';

const PERCENT = 100;

/** Barham et al., SOSP 2003, Fig. 3: native figure and the one of Xen and of VMware Workstation 3.2, by benchmark. */
const FIG_3 = [
  { workload: 'batch', native: 567, xen: 567, vmware: 554 },
  { workload: 'build', native: 1 / 263, xen: 1 / 271, vmware: 1 / 334 },
  { workload: 'retrieval', native: 172, xen: 158, vmware: 80 },
  { workload: 'transactions', native: 1714, xen: 1633, vmware: 199 },
  { workload: 'fileServer', native: 418, xen: 400, vmware: 310 },
  { workload: 'web', native: 518, xen: 514, vmware: 150 },
] as const;
const PLACES = FIG_3.length;

/** How guests ran in 2003: with a changed kernel beside a privileged guest, and translated above a desktop system. */
const PARAVIRTUAL = { technique: 'paravirtual', ioPath: 'split' } as const;
const TRANSLATED = { technique: 'binaryTranslation', ioPath: 'emulated' } as const;

/** What a guest gets done of native work, by technique and workload: V-03 (values 1 to 6) and V-04 (7 to 12). */
export const technique: Measure = {
  id: 'technique',
  values: everyFrom(1, 2 * PLACES, 1),
  named: true,
  parts: 100,
  top: PERCENT,
  file: (value) => ({
    id: 'technique',
    tickSeconds: 0.2,
    ticks: 300,
    hosts: [
      {
        ...{ count: 1, cores: 2, coreMhz: 2400, smt: false, nicMbit: 1_000_000 },
        ...{ generation: 'preVt', hardwareAssist: false, hypervisor: isXen(value) ? 'dom0' : 'type2' },
      },
    ],
    vms: [
      {
        ...{ count: 1, memMib: 512, meanLoad: 1, placement: [0], workload: rowOf(value).workload },
        ...(isXen(value) ? PARAVIRTUAL : TRANSLATED),
      },
    ],
    workload: STEADY,
    policies: { sharing: 'off' },
  }),
  column: 'vms.speed[0]',
  figure: (speed) => PERCENT * speed,
  published: {
    cases: 'V-03, V-04',
    source: 'Barham et al., SOSP 2003, Fig. 3',
    points: everyFrom(1, 2 * PLACES, 1).map((value) => [value, publishedPercent(value)] as const),
    tolerance: (value) => (isXen(value) ? 3 : 5),
  },
};

function isXen(value: number): boolean {
  return value <= PLACES;
}

function rowOf(value: number): (typeof FIG_3)[number] {
  const row = FIG_3[(value - 1) % PLACES];
  if (!row) throw new Error(`no benchmark ${value}`);
  return row;
}

function publishedPercent(value: number): number {
  const { native, xen, vmware } = rowOf(value);
  return (PERCENT * (isXen(value) ? xen : vmware)) / native;
}
