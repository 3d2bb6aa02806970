import {
  commandsPage,
  faultsPage,
  modelsPage,
  type PageWords,
  refusalsPage,
  systemsPage,
  tablesPage,
} from './engine-page.ts';
import { columnsPage, metricsPage, schemaPage } from './schema-page.ts';

type Parts = { readonly [mark: string]: (words: PageWords) => string };

/** Pages with parts that are written from the code, by their place under `docs/lab`; parts by the name of their marks. */
export const PAGES: { readonly [page: string]: Parts } = {
  'reference/fields.md': { schema: schemaPage },
  'reference/results.md': { metrics: metricsPage, columns: columnsPage },
  'reference/engine.md': {
    systems: systemsPage,
    models: modelsPage,
    commands: commandsPage,
    refusals: refusalsPage,
    faults: faultsPage,
    tables: tablesPage,
  },
};

/** The text of a page with everything between its marks written anew. */
export function filledPage(page: string, present: string, words: PageWords): string {
  let text = present;
  for (const [mark, write] of Object.entries(PAGES[page])) {
    const [start, end] = [`<!-- ${mark}: written by npm run lab -- schema --write -->`, `<!-- /${mark} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${page} has no part ${mark}`);
    text = `${text.slice(0, from + start.length)}\n\n${write(words)}\n${text.slice(to)}`;
  }
  return text;
}
