import { Command, Option } from 'commander';
import { ExperimentProblems } from '#shared/lab/problems.ts';

/** An option of a command: what it takes (nothing, one value of which the last counts, or several), and its line of help. */
export interface FlagSpec {
  readonly takes: 'nothing' | 'value' | 'values';
  /** What help calls its value: `N`, `a,b,c`. */
  readonly value?: string;
  readonly about: string;
}
export type Flags = { readonly [name: string]: FlagSpec };

/** A command of the lab. */
export interface CommandSpec {
  readonly about: string;
  /** What it works on, as help shows it: `FILE`, `A [B]`; absent = nothing. */
  readonly files?: string;
  readonly flags: Flags;
  readonly run: (args: Arguments) => void | Promise<void>;
}

/** A command line taken apart. */
export interface Arguments {
  readonly files: readonly string[];
  has(flag: string): boolean;
  value(flag: string): string | undefined;
  values(flag: string): readonly string[];
  /** A whole number from `least` on. */
  count(flag: string, least?: number): number | undefined;
}

/** The program with all its commands: it prints help and what is wrong with a command line by itself, and then throws. */
export function programOf(commands: { readonly [name: string]: CommandSpec }, about: string, after: string): Command {
  const program = new Command('npm run lab --')
    .description(about)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
    })
    .addHelpText('after', `\n${after}`);
  for (const [name, spec] of Object.entries(commands)) program.addCommand(commandOf(program, name, spec));
  return program;
}

function commandOf(program: Command, name: string, { about, files, flags, run }: CommandSpec): Command {
  const command = new Command(name).description(about).copyInheritedSettings(program);
  // How many files it takes is the command's own affair: it says so in its words.
  if (files !== undefined) command.argument('[files...]').usage(`${files} [options]`);
  for (const [flag, spec] of Object.entries(flags)) command.addOption(optionOf(flag, spec));
  return command.action(() => run(argumentsOf(command.args, command.opts())));
}

function optionOf(flag: string, { takes, value = 'value', about }: FlagSpec): Option {
  if (takes === 'nothing') return new Option(`--${flag}`, about);
  const option = new Option(`--${flag} <${value}>`, about);
  if (takes === 'value') return option;
  return option.argParser((one: string, before: readonly string[] | undefined) => [...(before ?? []), one]);
}

function argumentsOf(files: readonly string[], options: { readonly [flag: string]: unknown }): Arguments {
  const value = (flag: string) => (options[flag] === undefined ? undefined : String(options[flag]));
  return {
    files,
    has: (flag) => options[flag] !== undefined,
    value,
    values: (flag) => (options[flag] as readonly string[] | undefined) ?? [],
    count: (flag, least = 1) => countOf(flag, value(flag), least),
  };
}

function countOf(flag: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw problem(`--${flag}`, `expected a whole number ≥ ${least}, found "${text}"`);
  return value;
}

/** A problem with what was asked. */
export function problem(path: string, reason: string): ExperimentProblems {
  return new ExperimentProblems([{ path, reason }]);
}

/** `a,b,c` as a list. */
export function listOf(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
