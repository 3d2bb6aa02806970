import type { Result } from '../run-experiment.ts';
import { CLASSIC_COLUMNS } from '../series/classic-columns.ts';
import { unitOf } from '../series/columns.ts';
import { type Line, type Panel, plotSvg } from './svg.ts';

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

/** A table as text: columns by their names. */
export type TextTable = ReadonlyMap<string, readonly string[]>;

export interface TablePlot {
  readonly x: string;
  readonly names: readonly string[];
  readonly title: string;
  /** A column whose every value gets a line of its own. */
  readonly by?: string | undefined;
}

/** Columns of a table over one of them as a picture: rows with the same x are dots, the line goes through their means. */
export function plotOfTable(table: TextTable, { x, names, title, by }: TablePlot): string {
  const at = (table.get(x) ?? []).map(Number);
  const groups = by === undefined ? [undefined] : [...new Set(table.get(by))];
  const panels = names.map((name) => ({
    unit: '',
    lines: groups.map((group) => {
      const rows = at.map((_, i) => i).filter((i) => group === undefined || table.get(by ?? '')?.[i] === group);
      const line = group === undefined ? name : `${name}, ${by} ${group}`;
      return meanLine(
        line,
        rows.map((i) => [at[i], Number(table.get(name)?.[i])] as const),
      );
    }),
  }));
  return plotSvg({ title, xLabel: x, x: at, panels, note: '' });
}

function meanLine(name: string, dots: readonly (readonly [number, number])[]): Line {
  const known = dots.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const x = [...new Set(known.map(([at]) => at))].sort((a, b) => a - b);
  const meanAt = (at: number) => {
    const there = known.filter(([other]) => other === at);
    return there.reduce((sum, [, y]) => sum + y, 0) / there.length;
  };
  return { name, x, values: x.map(meanAt), dots: known };
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
