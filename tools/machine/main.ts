import { readFileSync, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { FLAVOURS, type FlavourId } from '#shared/machine/hardware/flavours.ts';
import {
  GENERATIONS,
  type Generation,
  PAGING_MODES,
  type PagingMode,
  type Setup,
  setupOf,
  setupRefusal,
  TECHNIQUES,
  type Technique,
} from '#shared/machine/vmm/setup.ts';
import { machinePage } from './page.ts';
import { programsFor } from './program-file.ts';
import { stateText } from './state-text.ts';
import { trialText } from './trial-text.ts';

const PAGE = 'docs/machine.md';

interface Options {
  readonly write?: true;
  readonly check?: true;
  readonly technique: Technique;
  readonly flavour?: FlavourId;
  readonly paging?: PagingMode;
  readonly generation?: Generation;
  readonly steps: string;
  readonly trace?: true;
  readonly listing?: true;
  readonly at?: string;
}

/**
 * `npm run machine -- PROGRAM.asm --technique binaryTranslation`: runs a program, or a guest that ships, and tells what came
 * of it. `npm run machine -- --write` renews the page of results, `--check` fails if it is out of date. Answers the exit code.
 */
export function main(args: readonly string[]): number {
  const command = commandLine();
  command.parse(args, { from: 'user' });
  const options = command.opts<Options>();
  const [name] = command.args;
  if (name !== undefined) return runProgram(name, options);
  if (options.write === undefined && options.check === undefined) command.help();
  return keepPage(options);
}

function commandLine(): Command {
  return new Command('machine')
    .argument('[program]', 'a file of assembler, or the name of a guest such as forker')
    .addOption(new Option('--technique <name>', 'how it is run').choices(TECHNIQUES).default('bare'))
    .addOption(new Option('--flavour <name>', 'kind of processor').choices(Object.keys(FLAVOURS)))
    .addOption(new Option('--paging <name>', 'how frames become frames').choices(PAGING_MODES))
    .addOption(new Option('--generation <name>', 'processor with root mode').choices(GENERATIONS))
    .option('--steps <count>', 'stop after so many steps', '100000')
    .option('--trace', 'print every step')
    .option('--listing', 'print the program')
    .option('--at <step>', 'print the machine as it is after so many steps')
    .option('--write', `renew ${PAGE}`)
    .option('--check', `fail if ${PAGE} is out of date`);
}

function keepPage({ write }: Options): number {
  const fresh = machinePage();
  if (write) writeFileSync(PAGE, fresh);
  if (readFileSync(PAGE, 'utf8') === fresh) return 0;
  process.stderr.write(`${PAGE} is out of date: npm run machine -- --write\n`);
  return 1;
}

function runProgram(name: string, options: Options): number {
  const setup = setupFrom(options);
  const refusal = setupRefusal(setup);
  const programs = programsFor(name, setup);
  if (refusal !== undefined || 'problems' in programs) {
    const problems = 'problems' in programs ? programs.problems : [];
    process.stderr.write(`${[...(refusal === undefined ? [] : [refusal]), ...problems].join('\n')}\n`);
    return 1;
  }
  if (options.at !== undefined) process.stdout.write(stateText(programs, setup, Number(options.at)));
  else process.stdout.write(trialText(programs, setup, { ...options, steps: Number(options.steps) }));
  return 0;
}

function setupFrom({ technique, flavour, paging, generation }: Options): Setup {
  return setupOf({
    technique,
    ...(flavour === undefined ? {} : { flavour: FLAVOURS[flavour] }),
    ...(paging === undefined ? {} : { paging }),
    ...(generation === undefined ? {} : { generation }),
  });
}
