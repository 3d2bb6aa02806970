import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { SCHEMA, type World } from '#shared/sim/kernel/world.ts';
import { nearest } from '../nearest.ts';
import { PROBES, type Probe, type ProbeName } from './probes.ts';

/** How many rows of a column become one number. */
const AGGREGATES = ['mean', 'sum', 'max', 'min'] as const;
type Aggregate = (typeof AGGREGATES)[number];

interface Parsed {
  readonly table: keyof typeof SCHEMA;
  readonly column: string;
  readonly row?: number;
  readonly aggregate?: Aggregate;
}

/** Why a run has no such column of its series, or nothing. */
export function columnProblem(name: string, rows: { readonly [table: string]: number }): string | undefined {
  if (Object.hasOwn(PROBES, name)) return undefined;
  const parsed = parse(name);
  if (typeof parsed === 'string') return parsed;
  const last = (rows[parsed.table] ?? 0) - 1;
  return parsed.row !== undefined && parsed.row > last ? `${parsed.table} has rows 0 to ${last}` : undefined;
}

/** What reads a column of the series off a world. */
export function columnOf(name: string): (world: World) => number {
  if (Object.hasOwn(PROBES, name)) return PROBES[name as ProbeName].read;
  const parsed = parse(name);
  if (typeof parsed === 'string') throw new Error(parsed);
  const { table, column, row, aggregate } = parsed;
  const cells = (world: World) => (world[table] as unknown as { [column: string]: Float64Array | Int32Array })[column];
  if (row !== undefined) return (world) => cells(world)[row];
  return (world) => folded(aggregate ?? 'sum', cells(world), presentIn(world, table));
}

/** Unit of a column, as its table declares it or as its name says. */
export function unitOf(name: string): string {
  if (Object.hasOwn(PROBES, name)) return (PROBES as { readonly [name: string]: Probe })[name].unit;
  const parsed = parse(name);
  if (typeof parsed === 'string') return '';
  const { hidden, open } = SCHEMA[parsed.table] as { hidden: Words; open: Words };
  return ({ ...hidden, ...open }[parsed.column] ?? '').split(':')[0];
}

type Words = { readonly [column: string]: string };

function parse(name: string): Parsed | string {
  const match = /^(\w+)\.(\w+)(?:\[(\d+)\]|\.(\w+))?$/.exec(name);
  if (!match) return unknownName(name, [...Object.keys(PROBES), ...Object.keys(SCHEMA)]);
  const [, table, column, row, aggregate] = match;
  if (!Object.hasOwn(SCHEMA, table)) return unknownName(table, Object.keys(SCHEMA));
  const { hidden, open } = SCHEMA[table as keyof typeof SCHEMA] as { hidden: Words; open: Words };
  const columns = Object.keys({ ...hidden, ...open });
  if (!columns.includes(column)) return `${table} has no column "${column}"${guess(column, columns)}`;
  if (aggregate !== undefined && !AGGREGATES.includes(aggregate as Aggregate))
    return `"${aggregate}" is none of ${AGGREGATES.join(', ')}`;
  if (row === undefined && aggregate === undefined && table !== 'hall')
    return `say which row, as in ${name}[0], or one of ${AGGREGATES.map((a) => `${name}.${a}`).join(', ')}`;
  return {
    table: table as keyof typeof SCHEMA,
    column,
    ...(row !== undefined && { row: Number(row) }),
    ...(aggregate !== undefined && { aggregate: aggregate as Aggregate }),
  };
}

function unknownName(name: string, known: readonly string[]): string {
  return `there is no column "${name}"${guess(name, known) || `; known: ${Object.keys(PROBES).join(', ')}, or table.column[row]`}`;
}

function guess(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near ? `; did you mean "${near}"?` : '';
}

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');

/** Whether a row takes part in an aggregate: hosts that are on, VMs that run, all rows of other tables. */
function presentIn({ hosts, vms }: World, table: string): (row: number) => boolean {
  if (table === 'hosts') return (row) => hosts.state[row] === ON;
  if (table === 'vms') return (row) => vms.state[row] === RUNNING;
  return () => true;
}

function folded(how: Aggregate, cells: Float64Array | Int32Array, present: (row: number) => boolean): number {
  let [total, n, most, least] = [0, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let row = 0; row < cells.length; row++) {
    if (!present(row)) continue;
    total += cells[row];
    n++;
    most = Math.max(most, cells[row]);
    least = Math.min(least, cells[row]);
  }
  if (n === 0) return 0;
  return { mean: total / n, sum: total, max: most, min: least }[how];
}
