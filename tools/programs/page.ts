import { readFileSync } from 'node:fs';
import type { Field } from '#shared/payload.ts';
import { columnMeaning, openColumns, type TableName } from '#shared/programs/observation.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { SCHEMA } from '#shared/sim/kernel/world.ts';
import { introText } from './intro.ts';

/** What orders do, as the game says it. */
const VERBS = (JSON.parse(readFileSync('assets/lang/hall/en.json', 'utf8')) as { readonly verb: Verbs }).verb;
type Verbs = { readonly [order: string]: { readonly effect?: string } };

/** The page about programs as players: how to begin, and all that they see and may order, as the code has it. */
export function programsPage(): string {
  const tables = (Object.keys(SCHEMA) as TableName[]).filter((table) => openColumns(table).length > 0);
  const orders = (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name].from === 'team');
  return [
    introText(),
    '## Orders',
    'Rows are named by their numbers. Why an order is refused is told by the code of the refusal: [all codes](refusals.md). A refused order costs nothing but its place among those of a turn. Moves share the network of the hall: eight at once, as `setMaintenance` starts them, take each as long as all together.\n',
    '| order | arguments | what it does |\n|---|---|---|',
    ...orders.map((name) => `| \`${name}\` | ${argumentsOf(name)} | ${VERBS[name]?.effect ?? ''} |`),
    '\n## Tables',
    ...tables.map(tableSection),
  ].join('\n');
}

function argumentsOf(name: CommandName): string {
  const fields = Object.entries(COMMANDS[name].payload as { readonly [field: string]: Field });
  return fields
    .map(([field, kind]) => `\`${field}\`: ${meaningOf(kind)}${kind.optional ? ' (may be left out)' : ''}`)
    .join('; ');
}

function meaningOf(field: Field): string {
  switch (field.kind) {
    case 'row':
      return `a row of \`${field.table}\``;
    case 'int':
      return `${field.min} … ${field.max}`;
    case 'flag':
      return '`true` or `false`';
    case 'oneOf':
      return field.values.map((value) => `\`${value}\``).join(' ');
    case 'pairs':
      return `up to ${field.most} pairs \`[row of ${field.first}, row of ${field.second}]\``;
  }
}

function tableSection(table: TableName): string {
  const rows = openColumns(table).map((column) => {
    const { phrase, words } = columnMeaning(table, column);
    return `| \`${column}\` | ${words ? `${afterIndex(phrase)}${words.map((word) => `\`${word}\``).join(' ')}` : phrase} |`;
  });
  return [`\n### \`${table}\`\n`, '| column | is |\n|---|---|', ...rows].join('\n');
}

/** What a phrase says beside which words it numbers. */
function afterIndex(phrase: string): string {
  const said = phrase.replace(/^index of [A-Z_0-9]+[:,;]?\s*/, '');
  return said === '' ? '' : `${said}: `;
}
