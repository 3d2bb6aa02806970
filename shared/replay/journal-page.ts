import { LINE_TYPES, type LineField } from './line-types.ts';

const FROM = '<!-- generated: line types -->';
const TO = '<!-- end of what is generated -->';

/** The page about journals with its list of line types as the code has them. Throws where the page has no place for it. */
export function filledJournalPage(page: string): string {
  const [start, end] = [page.indexOf(FROM), page.indexOf(TO)];
  if (start < 0 || end < start) throw new Error(`no ${FROM} … ${TO} in the page`);
  return `${page.slice(0, start + FROM.length)}\n${list()}\n${page.slice(end)}`;
}

function list(): string {
  return Object.entries(LINE_TYPES)
    .map(([type, { meaning, fields }]) => section(type, meaning, Object.entries(fields)))
    .join('\n\n');
}

function section(type: string, meaning: string, fields: readonly (readonly [string, LineField])[]): string {
  const rows = fields.map(([name, field]) => `| \`${name}\` | ${KINDS[field.kind]} | ${field.meaning} |`);
  const table = rows.length === 0 ? '' : `\n\n| field | is | meaning |\n|---|---|---|\n${rows.join('\n')}`;
  return `### \`${type}\`\n${meaning}${table}`;
}

const KINDS: { readonly [K in LineField['kind']]: string } = {
  whole: 'whole number',
  number: 'number',
  text: 'text',
  flag: '`true` or `false`',
  flagOrNone: '`true`, or absent',
  wholeOrNone: 'whole number, or absent',
  speed: 'number',
  wholes: 'list of whole numbers',
  wholesOrNull: 'list of whole numbers or `null`',
  par: 'object',
  call: 'object',
  words: 'list of texts',
  question: 'object',
  truth: 'object',
};
