import { MBIT_PER_MIB } from '#shared/units.ts';
import { everyFrom, type Measure, STEADY } from './measure.ts';

/** Defaults of QEMU, as in V-40: 128 MiB/s (134.2 MB/s) at most, a pause of 300 ms at most, no end of rounds. */
const SEND_MIB = 128;
const PAUSE_MS = 300;
const GUEST_MIB = 8192;
const MS_PER_S = 1000;
/** The move begins after 2 s, and is looked at some seconds after its end. */
const SPARE_S = 10;

/** How long a guest of 8 GiB stands still at the end of its live move, by what it writes: the setting of V-40. */
export const preCopy: Measure = {
  id: 'preCopy',
  values: everyFrom(4, 124, 4),
  named: false,
  parts: 1,
  top: 320,
  file: (dirtyMib) => ({
    id: 'pre-copy',
    duration: Math.ceil(moveS(dirtyMib)) + SPARE_S,
    hosts: [{ count: 2, nicMbit: 100_000, memMib: 131_072 }],
    vms: [
      {
        count: 1,
        memMib: GUEST_MIB,
        workload: 'web',
        meanLoad: 0,
        touchedFraction: 1,
        activeFraction: 1,
        placement: [0],
      },
    ],
    workload: STEADY,
    facility: { migrationMbit: 10_000 },
    policies: {
      sharing: 'off',
      overcommitPercent: 200,
      migration: {
        ...{ maxRounds: 0, pauseMs: PAUSE_MS, sessionMbit: SEND_MIB * MBIT_PER_MIB, resumeMs: 0 },
        dirty: { web: { hotMib: 0, hotS: 1, coldMibPerS: dirtyMib } },
      },
    },
    orders: [{ at: 2, command: 'migrateLive', args: { vm: 0, host: 1 } }],
  }),
  column: 'pauseSeconds',
  figure: (seconds) => MS_PER_S * seconds,
  published: {
    cases: 'V-40',
    source: 'QEMU migration/options.c defaults, arithmetic',
    line: pauseMs,
    points: [],
    tolerance: (_, published) => 0.05 * published,
  },
};

/** s of the whole move by the same arithmetic. */
function moveS(dirtyMib: number): number {
  const left = dirtyMib / SEND_MIB;
  return (GUEST_MIB / SEND_MIB - (pauseMs(dirtyMib) / MS_PER_S) * left) / (1 - left);
}

/** Each round leaves dirty / sent of the one before; the first rest that takes at most 300 ms is sent in the pause. */
function pauseMs(dirtyMib: number): number {
  let restMs = (MS_PER_S * GUEST_MIB) / SEND_MIB;
  while (restMs > PAUSE_MS) restMs *= dirtyMib / SEND_MIB;
  return restMs;
}
