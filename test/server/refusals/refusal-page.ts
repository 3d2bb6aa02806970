import { JOB_OF_ORDER } from '#shared/jobs/orders.ts';
import { COLUMNS, ROWS } from './refusal-columns.ts';

/** What was answered, by column and row. */
export type Table = Map<string, ReadonlyMap<string, string>>;

const DUPLICATE = {
  id: 'duplicate',
  title: 'sent twice',
  meaning:
    'Under one id, before and after it was carried out. `asBefore`: answered as the first time, and done once. When the verdict is forgotten it is refused with `alreadyGiven`.',
};

/** The page about what is refused, as the server answers. */
export function refusalPage(table: Table): string {
  const columns = [...COLUMNS, DUPLICATE];
  const head = `| | job | ${columns.map(({ title }) => title).join(' | ')} |\n|---|---|${columns.map(() => '---|').join('')}`;
  const rows = ROWS.map(({ name }) => {
    const cells = columns.map(({ id }) => code(table.get(id)?.get(name)));
    return `| \`${name}\` | ${jobOf(name)} | ${cells.join(' | ')} |`;
  });
  const meanings = columns.map(({ title, meaning }) => `- **${title}**: ${meaning}`);
  return `${[INTRO, meanings.join('\n'), '', head, ...rows].join('\n')}\n`;
}

const INTRO = `# What is refused, and why

Every order, and everything that members of a team say to each other, asked of a room of the real server in every way in which it must
not pass. A cell is the code of the answer; the words are in the language files under \`refusal\` and \`problem\`. None of it has an
effect: worlds, journal and counts are the same before and after. Written by \`npm run refusals\`, checked by
\`test/server/refusals.test.ts\`. A cell without a code: the column does not concern that row.
`;

function code(cell: string | undefined): string {
  return cell === undefined ? '' : `\`${cell}\``;
}

function jobOf(name: string): string {
  const job = (JOB_OF_ORDER as { readonly [order: string]: string })[name];
  return job === undefined || job === 'anybody' ? '' : job;
}
