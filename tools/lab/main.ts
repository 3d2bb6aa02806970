import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { debuglog } from 'node:util';
import { CommanderError } from 'commander';
import { ExperimentProblems } from '#shared/lab/problems.ts';
import { type Arguments, type CommandSpec, programOf } from './arguments.ts';
import { COMPARE_FLAGS, compare } from './compare.ts';
import { DUMP_FLAGS, dump } from './dump.ts';
import { experimentText, shippedExperiments } from './files.ts';
import { PLOT_FLAGS, plot } from './plot.ts';
import { RUN_FLAGS, run } from './run.ts';
import { SWEEP_FLAGS, sweep } from './sweep.ts';
import { twoColumns } from './terminal.ts';

const FOLDER = path.join(import.meta.dirname, '../../docs/lab');
const WORDS = path.join(import.meta.dirname, '../../assets/lang/hall/en.json');

const COMMANDS: { readonly [name: string]: CommandSpec } = {
  run: { about: 'one experiment; FILE is a path, or the name of one that ships', files: 'FILE', flags: RUN_FLAGS, run },
  sweep: { about: 'every combination of some values, on all cores', files: 'FILE', flags: SWEEP_FLAGS, run: sweep },
  compare: {
    about: 'the first tick and cell where two runs differ',
    files: 'A [B]',
    flags: COMPARE_FLAGS,
    run: compare,
  },
  plot: {
    about: 'a picture of a run, of a saved JSON result, or of columns of a .csv table',
    files: 'FILE',
    flags: PLOT_FLAGS,
    run: plot,
  },
  dump: { about: 'the tables of a world after so many ticks, as text', files: 'FILE', flags: DUMP_FLAGS, run: dump },
  list: { about: 'experiments that ship', flags: {}, run: list },
  schema: {
    about: 'the experiment file as JSON Schema',
    flags: { write: { takes: 'nothing', about: 'write the pages that describe it' } },
    run: schema,
  },
};

const ABOUT = 'The lab: runs the simulation without a game around it.';
const AFTER = `Traces are looked for beside the working directory, beside the experiment, and by name in TRACES_DIR.
Exit code: 0 done, 1 compare found a difference or a row of a sweep failed, 2 something is wrong with what was asked.
The file format, metrics and traces are described in docs/lab.`;

/** `npm run lab -- <command> …`. What is wrong with an experiment goes to stderr, one problem a line. */
export async function main(args: readonly string[]): Promise<void> {
  const program = programOf(COMMANDS, ABOUT, AFTER);
  if (args.length === 0) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = tell(error);
  }
}

/** One line for each problem of the experiment (2); else one line with what went wrong (1), and where for `NODE_DEBUG=lab`. */
function tell(error: unknown): number {
  // It has told its own words by now: help that was asked for, or what is wrong with the command line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ExperimentProblems) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  process.stderr.write(`failed: ${String(error).replaceAll('\n', ' ')}\n`);
  debuglog('lab')(error instanceof Error ? (error.stack ?? '') : '');
  return 1;
}

function list(): void {
  const rows = shippedExperiments().map(({ name }) => {
    const { title } = JSON.parse(experimentText(name).text) as { title?: string };
    return [name, title ?? ''] as const;
  });
  process.stdout.write(`${twoColumns(rows)}\n`);
}

/** Prints the file format as JSON Schema, or writes the pages that describe it. */
async function schema(args: Arguments): Promise<void> {
  if (args.has('write')) {
    const { filledPage, PAGES } = await import('#shared/lab/page/fill.ts');
    const words = JSON.parse(readFileSync(WORDS, 'utf8'));
    for (const page of Object.keys(PAGES)) {
      const file = path.join(FOLDER, page);
      writeFileSync(file, filledPage(page, readFileSync(file, 'utf8'), words));
    }
    return;
  }
  const { experimentSchema } = await import('#shared/lab/schema/json-schema.ts');
  process.stdout.write(`${JSON.stringify(experimentSchema, null, 2)}\n`);
}
