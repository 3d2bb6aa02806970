import { LEVELS } from '#shared/levels/index.ts';
import { ARCHITECTURES } from '#shared/see/history/architectures.ts';
import { EVENTS } from '#shared/see/history/events.ts';
import { TERMS } from '#shared/see/history/terms.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { COURSE_ITEMS, type CourseItem } from '#shared/see/items.ts';
import { NOT_PLAYED } from './not-played.ts';

/** What of the lecture texts a person can meet in the product, and where. */
export interface Coverage {
  readonly items: number;
  readonly covered: number;
  /** Of those, how many are played: in a level that needs them, or in a hall. */
  readonly played: number;
  /** Items that are met and not played, in their order. */
  readonly notPlayed: readonly string[];
  /** Addresses by item. */
  readonly links: { readonly [id: string]: readonly string[] };
  readonly missing: readonly { readonly id: string; readonly why: string }[];
}

const NOWHERE = 'no concept, no hall and no page shows it';

export function coverage(): Coverage {
  const links = Object.fromEntries(
    COURSE_ITEMS.map((item) => [item.id, linksOf(item)] as const).filter(([, to]) => to.length > 0),
  );
  const missing = COURSE_ITEMS.filter(({ id }) => links[id] === undefined).map(({ id }) => ({ id, why: NOWHERE }));
  const met = COURSE_ITEMS.map(({ id }) => id).filter((id) => links[id] !== undefined);
  const notPlayed = met.filter((id) => !links[id]?.some(isPlayed));
  return {
    items: COURSE_ITEMS.length,
    covered: met.length,
    played: met.length - notPlayed.length,
    notPlayed,
    links,
    missing,
  };
}

/** Whether an address is that of a level or a hall. */
function isPlayed(link: string): boolean {
  return link.startsWith('/level/') || link.startsWith('/solo');
}

function linksOf({ id, halls = [] }: CourseItem): string[] {
  const concepts = ENTRIES.filter(({ covers }) => covers.includes(id)).map((entry) => `/see/${entry.id}`);
  return [...concepts, ...anchorsOf(id), ...levelsOf(id), ...halls.map((hall) => `/solo?hall=${hall}`)];
}

/** Levels in which one has to use it. */
function levelsOf(item: string): string[] {
  return LEVELS.filter(({ covers }) => covers.includes(item)).map(({ id }) => `/level/${id}`);
}

/** Places on the page of history and products. */
function anchorsOf(item: string): string[] {
  const told = [...EVENTS, ...ARCHITECTURES, ...TERMS].filter(({ covers }) => covers.includes(item));
  return told.map(({ id }) => `/see/history#${id}`);
}

/** The same as a page. */
export function coveragePage(): string {
  const { items, covered, played, notPlayed, links, missing } = coverage();
  const reasons = new Map(missing.map(({ id, why }) => [id, why]));
  const says = new Map(COURSE_ITEMS.map((item) => [item.id, item.says]));
  const rows = COURSE_ITEMS.map(({ id, says }) => {
    const place = links[id]?.map((link) => `\`${link}\``).join(', ') ?? `not covered: ${reasons.get(id)}`;
    return `| ${id} | ${says} | ${place} |`;
  });
  return [
    '# What of the lecture texts can be met here',
    '',
    `Of ${items} items of the lecture texts ${covered} can be met in the product, ${played} of them by playing: in a level that cannot be won without, or in a hall. Why the others cannot be played stands below. The page is written by \`npm run coverage -- --write\`; the same as data: \`npm run coverage -- --json\`.`,
    '',
    '| item | what it is about | where |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## What is not played, and why',
    '',
    '| item | what it is about | why |',
    '| --- | --- | --- |',
    ...notPlayed.map((id) => `| ${id} | ${says.get(id)} | ${NOT_PLAYED[id]} |`),
    '',
  ].join('\n');
}
