import { columnsOf } from '#shared/lab/compare/state.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import { type Arguments, type Flags, listOf, problem } from './arguments.ts';
import { EXPERIMENT_FLAGS, loadExperiment, overridesIn } from './load.ts';
import { readable, tableRow } from './terminal.ts';

export const DUMP_FLAGS = {
  at: { takes: 'value', value: 'TICK', about: 'after so many ticks; absent = at the end' },
  show: { takes: 'value', value: 'hosts,vms', about: 'which tables' },
  all: { takes: 'nothing', about: 'columns of noughts as well' },
  ...EXPERIMENT_FLAGS,
} as const satisfies Flags;

/** `lab dump FILE --at TICK`: the tables of a world after so many ticks, as text; columns of noughts are left out. */
export async function dump(args: Arguments): Promise<void> {
  const [name] = args.files;
  if (name === undefined) throw problem('dump', 'needs an experiment');
  const { experiment, readFiles } = await loadExperiment(name, overridesIn(args));
  if (experiment.kind === 'classic') throw problem('dump', 'the classic experiment has no tables; see run --every 1');
  const run = new WorldRun(experiment, readFiles);
  const at = args.count('at', 0) ?? run.ticks;
  while (run.world.tick < at && !run.done) run.step();
  const wanted = listOf(args.value('show'));
  const tables = tablesOf(columnsOf(run.world));
  const unknown = wanted?.find((table) => !tables.has(table));
  if (unknown !== undefined) throw problem(`--show ${unknown}`, `there are ${[...tables.keys()].join(', ')}`);
  process.stdout.write(`${experiment.id} after ${run.world.tick} ticks\n`);
  for (const [table, columns] of tables) {
    if (wanted === undefined || wanted.includes(table))
      process.stdout.write(tableText(table, columns, args.has('all')));
  }
}

type Columns = readonly (readonly [string, ArrayLike<number>])[];

function tablesOf(columns: ReadonlyMap<string, ArrayLike<number>>): Map<string, Columns> {
  const tables = new Map<string, Columns>();
  for (const [name, cells] of columns) {
    const [table = '', column = ''] = name.split('.');
    tables.set(table, [...(tables.get(table) ?? []), [column, cells]]);
  }
  return tables;
}

function tableText(table: string, columns: Columns, all: boolean): string {
  const shown = columns.filter(([, cells]) => all || Array.from(cells).some((value) => value !== 0));
  const heads = ['row', ...shown.map(([column]) => column)];
  const rows = Array.from({ length: columns[0]?.[1].length ?? 0 }, (_, row) =>
    tableRow([String(row), ...shown.map(([, cells]) => readable(cells[row] ?? 0))], heads),
  );
  return shown.length === 0 ? '' : `\n${table}\n${tableRow(heads, heads)}\n${rows.join('\n')}\n`;
}
