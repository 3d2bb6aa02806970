import { type Case, isNear, type Outcome, resultOf, seriesOf } from './case.ts';

/** Guests that a group of VMs of a file is given, one run each. */
const group = (index: number, counts: readonly number[]) => counts.map((count) => [`vms[${index}].count=${count}`]);

/** A metric of a run. */
function metric(run: Outcome | undefined, name: string): number {
  const value = resultOf(run).metrics[name];
  if (value === undefined) throw new Error(`the run has no metric ${name}`);
  return value;
}

const text = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(4))).join(' ');

const LIGHT = 'vms.latencyMs[0]';
/** ms: three mean service times of 20 ms that 95 of 100 requests stay below, and a slice and a half of 30 ms. */
const LIGHT_P95_MS = 3 * 20 * 3 + 45;

/** MiB/s between the first and the last row, a second apart, in which a move had sent something. */
function rateOf(totals: readonly number[]): number {
  const first = totals.findIndex((mib) => mib > 0);
  const last = totals.findLastIndex((mib) => mib > 0);
  return ((totals[last] ?? 0) - (totals[first] ?? 0)) / Math.max(1, last - first);
}

/** Kinds 1, 2, 4 and 5: what the engine does. */
export const ENGINE_CASES: readonly Case[] = [
  {
    id: 'F7-latency',
    kind: 'offered or delivered',
    right: 'a light guest on a full host waits about a slice, however many hogs there are: p95 about 0.2 s',
    runs: group(1, [1, 3, 4, 8, 16]),
    show: [LIGHT],
    every: 60,
    judge(...runs) {
      const p95 = runs.map((run) => seriesOf(run, LIGHT).at(-1) ?? Number.NaN);
      return { got: `${text(p95)} ms`, holds: p95.every((ms) => ms <= LIGHT_P95_MS) };
    },
  },
  {
    id: 'F1-dom0',
    kind: 'offered or delivered',
    right: 'the work of 2, 4, 8, 16, 32 busy guests behind Dom0 is flat within 10 %',
    runs: group(0, [2, 4, 8, 16, 32]),
    judge(...runs) {
      const work = runs.map((run) => metric(run, 'speedMean') * metric(run, 'vmsRunningEnd'));
      return { got: text(work), holds: Math.min(...work) >= 0.9 * Math.max(...work) };
    },
  },
  {
    id: 'F2-nic',
    kind: 'offered or delivered',
    right: 'a move beside 2, 16, 32 busy guests goes equally fast: about 68 MiB/s',
    runs: group(1, [2, 16, 32]),
    show: ['migrations.totalMib[0]'],
    every: 5,
    judge(...runs) {
      const rates = runs.map((run) => rateOf(seriesOf(run, 'migrations.totalMib[0]')));
      return { got: `${text(rates)} MiB/s`, holds: rates.every((rate) => isNear(rate, 68, 0.1)) };
    },
  },
  {
    id: 'A1-slatah',
    kind: 'offered or delivered',
    right: 'a guest held by its own vCPU does not make its host overloaded: slatah 0, no host overloaded',
    judge(run) {
      const slatah = metric(run, 'slatah');
      const overloaded = seriesOf(run, 'hostsOverloaded');
      return {
        got: `slatah ${slatah}, overloaded ${overloaded.join(' ')}`,
        holds: slatah === 0 && !overloaded.some(Boolean),
      };
    },
  },
  {
    id: 'D1-limit',
    kind: 'offered or delivered',
    right: 'a vCPU held back by a limit is ready and does not run: steal about 0.87, slatah 0',
    judge(run) {
      const steal = (seriesOf(run, 'vms.stealPermille[0]').at(-1) ?? 0) / 1000;
      const slatah = metric(run, 'slatah');
      return { got: `steal ${steal}, slatah ${slatah}`, holds: isNear(steal, 0.87, 0.03) && slatah === 0 };
    },
  },
  {
    id: 'F3-consolidation-tick',
    kind: 'a point for an interval',
    right: 'energy of a consolidated hall at 300 s ticks like at 60 s (within 2 %), and hosts are put to sleep',
    runs: [['tickSeconds=300'], ['tickSeconds=60'], ['tickSeconds=10']],
    judge(...runs) {
      const kwh = runs.map((run) => metric(run, 'energyKwh'));
      const asleep = runs.every((run) => metric(run, 'hostShutdowns') > 0);
      return { got: `${text(kwh)} kWh`, holds: asleep && isNear(Math.max(...kwh), Math.min(...kwh), 0.02) };
    },
  },
  {
    id: 'D3-swapback',
    kind: 'one rule',
    right: 'swapped pages stay out until they are touched: most are still out after the shortage',
    judge(run) {
      const swapped = seriesOf(run, 'hosts.swappedMib[0]');
      const before = Math.max(...swapped);
      const after = swapped.at(-1) ?? 0;
      return { got: `${before} → ${after} MiB`, holds: before > 0 && after >= 0.5 * before };
    },
  },
  {
    id: 'D4-suspend',
    kind: 'one rule',
    right: 'a guest with a passed-through device is neither suspended nor snapshotted with its memory',
    judge(run) {
      const { refusals } = resultOf(run);
      const state = new Set(seriesOf(run, 'vms.state[0]'));
      const codes = Object.entries(refusals ?? {}).map(([code, count]) => `${code} ×${count}`);
      return {
        got: codes.join(', ') || 'nothing refused',
        holds: (refusals?.vmHasPassthrough ?? 0) === 3 && state.size === 1,
      };
    },
  },
  {
    id: 'D5-balloon-reserved',
    kind: 'one rule',
    right: 'reserved memory is reclaimed by nobody: the balloon order is refused',
    judge(run) {
      const taken = ['ballooned', 'swapped', 'compressed'].map((name) =>
        Math.max(...seriesOf(run, `vms.${name}Mib[0]`)),
      );
      const refused = metric(run, 'refused');
      return {
        got: `${taken.join(' ')} MiB, ${refused} refused`,
        holds: refused === 1 && taken.every((mib) => mib === 0),
      };
    },
  },
  {
    id: 'F6-repair',
    kind: 'one rule',
    right: 'availability is MTBF ÷ (MTBF + MTTR) = 0.990, within 0.5 %',
    show: ['hostsOn'],
    judge(run) {
      const on = seriesOf(run, 'hostsOn');
      const availability = metric(run, 'hostsOnMean') / Math.max(...on);
      const failures = metric(run, 'hostFailures');
      return {
        got: `${availability.toFixed(4)}, ${failures} failures`,
        holds: isNear(availability, 1000 / 1010, 0.005),
      };
    },
  },
  {
    id: 'F4-scan0',
    kind: 'parameters',
    right: 'it runs, and nothing is scanned',
    judge(run) {
      const sharedGib = metric(run, 'sharedGib');
      return { got: `shared ${sharedGib} GiB`, holds: sharedGib === 0 };
    },
  },
  {
    id: 'F5-weibull',
    kind: 'parameters',
    right: 'failures with a shape other than 1 happen',
    judge(run) {
      const failures = metric(run, 'hostFailures');
      return { got: `${failures} failures`, holds: failures > 0 && metric(run, 'energyKwh') > 0 };
    },
  },
];
