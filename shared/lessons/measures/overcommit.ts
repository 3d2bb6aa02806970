import { everyFrom, type Measure, STEADY } from './measure.ts';

/** Cores of the host of V-12. */
const CORES = 4;
const PERCENT = 100;

/** How long guests wait for a processor on four cores: V-12. */
export const overcommit: Measure = {
  id: 'overcommit',
  values: everyFrom(2, 32, 1),
  named: false,
  parts: 10,
  top: PERCENT,
  file: (guests) => ({
    id: 'overcommit',
    ticks: 2,
    hosts: [{ count: 1, cores: CORES, coreMhz: 1000, smt: false, memMib: 65_536 }],
    vms: [
      {
        ...{ count: guests, memMib: 64, workload: 'batch', meanLoad: 1, touchedFraction: 0.5, activeFraction: 0.1 },
        placement: Array.from({ length: guests }, () => 0),
      },
    ],
    workload: STEADY,
    // Slices so long that switching costs next to nothing.
    policies: { sharing: 'off', sliceMs: 10_000 },
  }),
  column: 'vms.readyFraction[0]',
  figure: (ready) => PERCENT * ready,
  published: {
    cases: 'V-12',
    source: 'definition: guests that all want a processor get equal parts',
    line: (guests) => PERCENT * Math.max(0, 1 - CORES / guests),
    points: [
      [8, 50],
      [12, 200 / 3],
    ],
    tolerance: () => 0.5,
  },
};
