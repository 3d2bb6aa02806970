import { readFileSync } from 'node:fs';
import type { Field } from '#shared/payload.ts';
import { columnMeaning, openColumns, type TableName } from '#shared/programs/observation.ts';
import { CALLS_MOST, TURN_BYTES_MOST } from '#shared/programs/turn.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { SCHEMA } from '#shared/sim/kernel/world.ts';

/** What orders do, as the game says it. */
const VERBS = (JSON.parse(readFileSync('assets/lang/hall/en.json', 'utf8')) as { readonly verb: Verbs }).verb;
type Verbs = { readonly [order: string]: { readonly effect?: string } };

const INTRO = `# Programs as players

A program plays a hall as a person does: it sees what a browser is told, and gives the same orders. It is a process of its owner; no server runs it.

## Begin
JavaScript (Node 18 or newer): \`npm install ./assets/programs/js\`, then

\`\`\`js
import { order, play } from 'overcommit-program';

await play(({ hosts, vms }) => {
  const waiting = vms.filter((vm) => vm.state === 'off' && vm.host < 0);
  return waiting.map((vm) => order('placeVm', { vm: vm.row, host: hosts[0].row }));
}, { tables: ['hosts', 'vms'] });
\`\`\`

Python (3.9 or newer, nothing else): \`pip install ./assets/programs/python\`, then

\`\`\`python
from overcommit import order, play

def decide(told):
    waiting = [vm for vm in told["vms"] if vm["state"] == "off" and vm["host"] < 0]
    return [order("placeVm", vm=vm["row"], host=told["hosts"][0]["row"]) for vm in waiting]

play(decide, tables=["hosts", "vms"])
\`\`\`

\`npm run arena -- mine.js assets/programs/python/example.py --hall sprint --seeds 5\` lets both play the same five days here, as fast as they decide, and prints their points; \`--out games\` keeps each game for \`npm run replay -- games/FILE\`. An operator of thirty lines is in \`assets/programs/js/example.js\` and \`assets/programs/python/example.py\`. Who does nothing has 0 points, the best bots of a hall about 90.

## One turn
A program asks \`POST /api/program/turn\` with \`authorization: Bearer TOKEN\` and a JSON body, and is answered when the next second of the game is over. In any other language that is all there is to write.

| asked | is |
|---|---|
| \`calls\` | list of orders \`{ "name": …, "args": { … } }\`, given in this order; \`[]\` to wait. At most ${CALLS_MOST}; the rest is refused as \`tooMany\` |
| \`tables\` | names of the tables to be told of; left out = all. The fewer, the faster |

A body of more than ${TURN_BYTES_MOST} bytes, or one that is no question, is answered with 400, a wrong token with 401. At most 50 turns a second, one at a time: more is answered with 429.

## In a tournament
Whoever enters a program in a tournament is given its token; the program asks for turns with it from then on, and that is all. While there is no match to play, a turn is answered with 409: ask again after a second. Asking is checking in. The first turn of a match is answered when its first second is over, the last one with \`over\`; then the next match comes. When the tournament is over the answer is 410. A server that starts again (503, or nothing at all) goes on where it was: ask again, without orders. \`compete\` of both libraries does all of this; use it where \`play\` plays one game. A program that asks nothing for six seconds is gone: a duel stands still for it once, for as long as the rules say, and then the other has won.

| told | is |
|---|---|
| \`tick\`, \`second\`, \`lengthS\` | where the game is, and how many seconds it has |
| \`over\` | whether it is over: no more turns |
| \`replies\` | one for each order: \`{ "done": true }\`, or \`{ "done": false, "refusal": { "code": … } }\` with the values of the refusal |
| \`hall\` | the row of the hall |
| \`tables\` | the other tables by name: lists of rows, each with \`row\`, the number that orders name it by. Rows that are not there are left out |
| \`scenario\`, \`commands\` | the hall that is played, and the orders that may be given in it |
| \`milliPoints\` | points so far in thousandths, where somebody counts |

Once a second of machine time is enough: all bots of the game decide as often.
`;

/** The page about programs as players: how to begin, and all that they see and may order, as the code has it. */
export function programsPage(): string {
  const tables = (Object.keys(SCHEMA) as TableName[]).filter((table) => openColumns(table).length > 0);
  const orders = (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name].from === 'team');
  return [
    INTRO,
    '## Orders',
    'Rows are named by their numbers. Why an order is refused now is told by the code of the refusal; nothing is lost by asking.\n',
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
