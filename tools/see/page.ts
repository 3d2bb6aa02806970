import { markdownTable } from 'markdown-table';
import { type EntryHeader, GROUPS, type Group } from '#shared/see/header.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { LECTURES } from '#shared/see/lectures.ts';
import { seeWords } from './words.ts';

const INTRO = `# Concepts to see

Each link opens a simulated hall or a small machine ([machine](machine.md)) that stands still at the moment that matters and asks what will happen; the
answer is what the simulation or the machine does.
With \`?embed\` a page has no frame and may stand in somebody's slide, with \`&lang=de\` in German. All of them, with a search and a map of the
course, are at \`/see\`.

This page is written by \`npm run see -- --write\`; how to add a concept: [adding](adding.md).
`;

/** The list of all concepts, as Markdown. */
export function seePage(): string {
  return [INTRO, ...GROUPS.map(groupSection)].join('\n');
}

function groupSection(group: Group): string {
  const rows = ENTRIES.filter((entry) => entry.group === group).map(rowOf);
  const table = markdownTable([['link', 'concept', 'what may be changed', 'rules', 'taught in'], ...rows]);
  return `## ${seeWords(`group.${group}`)}\n\n${table}\n`;
}

function rowOf(entry: EntryHeader): string[] {
  const { id, rules, lectures, levers } = entry;
  return [
    `\`/see/${id}\``,
    seeWords(`entry.${id}.title`),
    levers.map((lever) => seeWords(`entry.${id}.lever.${lever.id}`)).join('; '),
    rules.map((rule) => `[${rule}]`).join(' '),
    lectures.map(({ text, section }) => `${LECTURES[text]}: ${section}`).join('; '),
  ];
}
