import { ENTRIES } from '#shared/see/index.ts';
import { type Absence, COURSE_ITEMS, type CourseItem } from '#shared/see/items.ts';

/** What of the lecture texts a person can meet in the product, and where. */
export interface Coverage {
  readonly items: number;
  readonly covered: number;
  /** Addresses by item. */
  readonly links: { readonly [id: string]: readonly string[] };
  readonly missing: readonly { readonly id: string; readonly why: string }[];
}

const REASONS: { readonly [A in Absence]: string } = {
  history: 'history, names or products, of which no page tells',
  notModelled: 'shown by no concept and no hall',
};

export function coverage(): Coverage {
  const links = Object.fromEntries(
    COURSE_ITEMS.map((item) => [item.id, linksOf(item)] as const).filter(([, to]) => to.length > 0),
  );
  const missing = COURSE_ITEMS.filter(({ id }) => links[id] === undefined).map(({ id, why }) => ({
    id,
    why: why === undefined ? 'no concept shows it' : REASONS[why],
  }));
  return { items: COURSE_ITEMS.length, covered: COURSE_ITEMS.length - missing.length, links, missing };
}

function linksOf({ id, halls = [] }: CourseItem): string[] {
  const concepts = ENTRIES.filter(({ covers }) => covers.includes(id)).map((entry) => `/see/${entry.id}`);
  return [...concepts, ...halls.map((hall) => `/solo?hall=${hall}`)];
}

/** The same as a page. */
export function coveragePage(): string {
  const { items, covered, links, missing } = coverage();
  const reasons = new Map(missing.map(({ id, why }) => [id, why]));
  const rows = COURSE_ITEMS.map(({ id, says }) => {
    const place = links[id]?.map((link) => `\`${link}\``).join(', ') ?? `not covered: ${reasons.get(id)}`;
    return `| ${id} | ${says} | ${place} |`;
  });
  return [
    '# What of the lecture texts can be met here',
    '',
    `Of ${items} items of the lecture texts ${covered} can be met in the product. The page is written by \`npm run coverage -- --write\`; the same as data: \`npm run coverage -- --json\`.`,
    '',
    '| item | what it is about | where |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
