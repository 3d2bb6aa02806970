import type { Field } from '#shared/payload.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { DISTURBANCES, type DisturbanceName } from '#shared/sim/disturbances/index.ts';
import type { Refusal } from '#shared/sim/kernel/refusals.ts';
import type { TableSpec } from '#shared/sim/kernel/tables/columns.ts';
import { HOSTS_PER_RACK } from '#shared/sim/kernel/tables/racks.ts';
import { SCHEMA } from '#shared/sim/kernel/world.ts';
import { SYSTEMS } from '#shared/sim/step.ts';
import { HOST_MODEL_NAMES, hostModel } from '../host-models.ts';
import { tableText } from './tables.ts';

/** Words of the game that the page borrows: what a command and a fault do. Placeholders name what they happen to. */
export interface PageWords {
  readonly verb: { readonly [command: string]: { readonly effect?: string } | undefined };
  readonly forecast: { readonly [fault: string]: { readonly effect?: string } | undefined };
  readonly refusal: { readonly [code: string]: string };
}

/** Named host models with what an author chooses them by. */
export function modelsPage(): string {
  const rows = HOST_MODEL_NAMES.map((name) => {
    const { cores, coreMhz, smt, memMib, hardwareAssist, nicMbit, swapDevice, powerW } = hostModel(name);
    const cells = [cores, coreMhz, smt ? 'yes' : 'no', memMib, hardwareAssist ? 'yes' : 'no', nicMbit, swapDevice];
    return [`\`${name}\``, ...cells, `${powerW[0]}–${powerW[powerW.length - 1]}`];
  });
  const heads = ['model', 'cores', 'MHz', 'SMT', 'MiB', 'hardware assist', 'Mbit/s', 'swap', 'W'];
  return `${tableText(heads, rows)}\n`;
}

/** Every command with its arguments. */
export function commandsPage({ verb }: PageWords): string {
  const rows = (Object.keys(COMMANDS) as CommandName[]).map((name) => {
    const payload: { readonly [name: string]: Field } = COMMANDS[name].payload;
    const args = Object.entries(payload).map(
      ([arg, field]) => `\`${arg}\`: ${fieldText(field)}${field.optional ? ' (may be left out)' : ''}`,
    );
    const who = COMMANDS[name].from === 'instructor' ? ' *instructor*' : '';
    return [`\`${name}\`${who}`, args.join('; ') || 'none', verb[name]?.effect ?? ''];
  });
  return `${tableText(['command', 'arguments', 'what it does'], rows)}\n`;
}

function fieldText(field: Field): string {
  switch (field.kind) {
    case 'row':
      return `row of ${field.table}`;
    case 'int':
      return `whole number ${field.min}…${field.max}`;
    case 'flag':
      return 'true or false';
    case 'oneOf':
      return field.values.map((value) => `"${value}"`).join(', ');
    case 'pairs':
      return `1 to ${field.most} pairs [row of ${field.first}, row of ${field.second}]`;
  }
}

/** Every fault with what it happens to. */
export function faultsPage({ forecast }: PageWords): string {
  const rows = (Object.keys(DISTURBANCES) as DisturbanceName[]).map((name) => {
    const { subject } = DISTURBANCES[name];
    const of = subject === 'rack' ? `a rack (${HOSTS_PER_RACK} hosts in order)` : `row of a ${subject}`;
    return [`\`${name}\``, subject === 'hall' ? 'the whole hall (−1)' : of, forecast[name]?.effect ?? ''];
  });
  return `${tableText(['fault', 'subject', 'what it does'], rows)}\n`;
}

/** Refusals of the game's server, which no experiment meets. */
const OF_THE_SERVER: readonly Exclude<CommandRefusal['code'], Refusal['code']>[] = [
  'badCommand',
  'notSeated',
  'noTeam',
  'benched',
  'notRunning',
  'handsOff',
  'queueFull',
  'tooFast',
  'alreadyGiven',
  'storageFailing',
  'roomFailed',
];

/** Why the engine refuses a command, by code, with the values that it tells in their places. */
export function refusalsPage({ refusal }: PageWords): string {
  const server: readonly string[] = OF_THE_SERVER;
  const rows = Object.entries(refusal)
    .filter(([code]) => !server.includes(code))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, text]) => [`\`${code}\``, text.replaceAll(/\{\{(\w+)\}\}/g, '*$1*')]);
  return `${tableText(['code', 'what stands in the way'], rows)}\n`;
}

/** The systems of a tick in their order. */
export function systemsPage(): string {
  return `${SYSTEMS.map(({ name }) => `\`${name}\``).join(', ')}.\n`;
}

/** Every table with its columns, as they are declared. */
export function tablesPage(): string {
  const sections = Object.entries(SCHEMA).map(([name, spec]) => columnsTable(name, spec));
  return `${sections.join('\n\n')}\n`;
}

function columnsTable(name: string, { hidden, open }: TableSpec): string {
  const row =
    (kind: string) =>
    ([column, says]: [string, string]) => [`\`${name}.${column}\``, kind, says];
  const rows = [...Object.entries(hidden).map(row('exact')), ...Object.entries(open).map(row('open'))];
  return tableText([name, '', 'unit and meaning'], rows);
}
