import type { Result } from '../run-experiment.ts';
import { CLASSIC_COLUMNS } from '../series/classic-columns.ts';
import { unitOf } from '../series/columns.ts';
import { type Panel, plotSvg } from './svg.ts';

/** Units of x, largest first: the axis takes the first that the run fills twice. */
const SPANS = [
  { seconds: 86_400, unit: 'days' },
  { seconds: 3600, unit: 'hours' },
  { seconds: 60, unit: 'minutes' },
  { seconds: 1, unit: 'seconds' },
] as const;

const CLASSIC_UNITS: { readonly [column: string]: string } = {
  vmsAlive: 'VMs',
  activeHosts: 'hosts',
  migrationsStarted: 'moves',
  cumEnergyWs: 'W·s',
};

/** The series of a run as a picture: one panel for each unit. */
export function plotOfRun(result: Result, title: string): string {
  const { series = {}, engine, experiment, seed, hash } = result;
  const t = series.t ?? [];
  const length = t[t.length - 1] ?? 0;
  const span = SPANS.find(({ seconds }) => length >= 2 * seconds) ?? SPANS[SPANS.length - 1];
  const names = Object.keys(series).filter((name) => name !== 't' && name !== 'tick');
  return plotSvg({
    title,
    xLabel: `time, ${span.unit}`,
    x: t.map((seconds) => seconds / span.seconds),
    panels: panelsOf(
      names.map((name) => ({ name, values: series[name] })),
      unitOfColumn,
    ),
    note: `${experiment}, engine ${engine}, seed ${seed}, hash ${hash}`,
  });
}

/** Columns of a table over one of them as a picture. */
export function plotOfTable(
  table: ReadonlyMap<string, readonly number[]>,
  x: string,
  names: readonly string[],
  title: string,
): string {
  const at = table.get(x) ?? [];
  const order = at.map((_, i) => i).sort((a, b) => at[a] - at[b]);
  const sorted = (name: string) => order.map((i) => (table.get(name) ?? [])[i]);
  return plotSvg({
    title,
    xLabel: x,
    x: order.map((i) => at[i]),
    panels: names.map((name) => ({ unit: '', lines: [{ name, values: sorted(name) }] })),
    note: '',
    dots: true,
  });
}

function unitOfColumn(name: string): string {
  return CLASSIC_COLUMNS.some((column) => column === name) ? (CLASSIC_UNITS[name] ?? '') : unitOf(name);
}

function panelsOf(
  lines: readonly { name: string; values: readonly number[] }[],
  unitFor: (name: string) => string,
): Panel[] {
  const units = [...new Set(lines.map(({ name }) => unitFor(name)))];
  return units.map((unit) => ({ unit, lines: lines.filter(({ name }) => unitFor(name) === unit) }));
}
