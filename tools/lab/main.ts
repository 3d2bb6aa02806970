import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { debuglog } from 'node:util';
import { ExperimentProblems } from '#shared/lab/problems.ts';
import { type Arguments, type Flags, problem, readArguments } from './arguments.ts';
import { COMPARE_FLAGS, compare } from './compare.ts';
import { DUMP_FLAGS, dump } from './dump.ts';
import { experimentText, shippedExperiments } from './files.ts';
import { HELP } from './help.ts';
import { PLOT_FLAGS, plot } from './plot.ts';
import { RUN_FLAGS, run } from './run.ts';
import { SWEEP_FLAGS, sweep } from './sweep.ts';
import { twoColumns } from './terminal.ts';

const PAGE = path.join(import.meta.dirname, '../../docs/lab.md');
const WORDS = path.join(import.meta.dirname, '../../assets/lang/hall/en.json');

const COMMANDS: {
  readonly [name: string]: { readonly flags: Flags; readonly run: (args: Arguments) => void | Promise<void> };
} = {
  run: { flags: RUN_FLAGS, run },
  sweep: { flags: SWEEP_FLAGS, run: sweep },
  compare: { flags: COMPARE_FLAGS, run: compare },
  plot: { flags: PLOT_FLAGS, run: plot },
  dump: { flags: DUMP_FLAGS, run: dump },
  list: { flags: {}, run: list },
  schema: { flags: { write: 'switch' }, run: schema },
};

/** `npm run lab -- <command> …`. What is wrong with an experiment goes to stderr, one problem a line. */
export async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help' || args.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw problem(name, `no such command; there are ${Object.keys(COMMANDS).join(', ')}`);
    await command.run(readArguments(args, command.flags));
  } catch (error) {
    process.exitCode = tell(error);
  }
}

/** One line for each problem of the experiment (2); else one line with what went wrong (1), and where for `NODE_DEBUG=lab`. */
function tell(error: unknown): number {
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

/** Prints the file format as JSON Schema, or writes it into the page that describes it. */
async function schema(args: Arguments): Promise<void> {
  if (args.has('write')) {
    const { filledPage } = await import('#shared/lab/page/fill.ts');
    writeFileSync(PAGE, filledPage(readFileSync(PAGE, 'utf8'), JSON.parse(readFileSync(WORDS, 'utf8'))));
    return;
  }
  const { experimentSchema } = await import('#shared/lab/schema/json-schema.ts');
  process.stdout.write(`${JSON.stringify(experimentSchema, null, 2)}\n`);
}
