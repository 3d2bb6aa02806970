import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { RawCost } from './raw-child.ts';
import type { RawKind } from './raw-world.ts';

/** Sizes in VMs, with the days that are run of each; the best day counts. */
const SIZES: readonly (readonly [vms: number, days: number])[] = [
  [1000, 10],
  [10_000, 5],
  [100_000, 2],
];
const KINDS: readonly RawKind[] = ['cpuOnly', 'all', 'pressed'];
/** The size that speed and memory are told of: 1 000 hosts. */
const TOLD_VMS = 10_000;

/** How fast the engine is without a game around it. */
export interface RawSpeed {
  /** VM-updates per CPU second, one VM in one step: CPU shares and energy alone, then with every mechanism. */
  readonly cpuOnlyUpdatesPerSecond: number;
  readonly allMechanismsUpdatesPerSecond: number;
  /** The same with hosts that are short of memory, so that the whole ladder is at work. */
  readonly pressedUpdatesPerSecond: number;
  /** Largest resident size of a process that runs 10 000 VMs with every mechanism, MiB. */
  readonly peakMiB: number;
  /** Cost of a step grows with (number of VMs) to this power, 1 000 to 100 000; the larger of CPU only and all. */
  readonly costExponent: number;
  readonly energyKwh: number;
  readonly table: readonly RawCost[];
}

/** Measures the raw-speed scenario, every size in a process of its own. */
export function rawSpeed(): RawSpeed {
  const table = KINDS.flatMap((kind) => SIZES.map(([vms, days]) => costIn(vms, kind, days)));
  const told = (kind: RawKind) => find(table, kind, TOLD_VMS);
  return {
    cpuOnlyUpdatesPerSecond: told('cpuOnly').updatesPerSecond,
    allMechanismsUpdatesPerSecond: told('all').updatesPerSecond,
    pressedUpdatesPerSecond: told('pressed').updatesPerSecond,
    peakMiB: told('all').peakMiB,
    costExponent: Math.max(exponentOf(table, 'cpuOnly'), exponentOf(table, 'all')),
    energyKwh: told('cpuOnly').energyKwh,
    table,
  };
}

function costIn(vms: number, kind: RawKind, days: number): RawCost {
  const child = path.join(import.meta.dirname, 'raw-child.ts');
  const args = ['--max-semi-space-size=1', '--import', 'tsx', child, String(vms), kind, String(days)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as RawCost;
}

function find(table: readonly RawCost[], kind: RawKind, vms: number): RawCost {
  const cost = table.find((c) => c.kind === kind && c.vms === vms);
  if (!cost) throw new Error(`no cost of ${kind} at ${vms} VMs`);
  return cost;
}

/** Slope of cost over size, both as logarithms, by least squares. */
function exponentOf(table: readonly RawCost[], kind: RawKind): number {
  const points = table.filter((c) => c.kind === kind).map((c) => [Math.log(c.vms), Math.log(c.dayCpuS)] as const);
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) * (x - meanX), 0);
}

/** The same as text. */
export function rawSpeedTable({ table, costExponent, peakMiB }: RawSpeed): string {
  const rows = table.map(
    (c) =>
      `${c.kind.padEnd(10)}${String(c.vms).padStart(9)}${(c.updatesPerSecond / 1e6).toFixed(2).padStart(12)} M/s${c.dayCpuS.toFixed(3).padStart(12)} s${c.peakMiB.toFixed(0).padStart(9)} MiB${c.energyKwh.toFixed(4).padStart(14)} kWh`,
  );
  const head = 'raw speed       VMs   VM-updates     CPU s a day       peak        energy';
  return `${head}\n${rows.join('\n')}\ncost grows with VMs to the power of ${costExponent.toFixed(3)}; 10 000 VMs with every mechanism in ${peakMiB.toFixed(0)} MiB\n`;
}
