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

/** Parts of `docs/lab.md` that are written from the code, by the name of their marks. */
const PARTS: { readonly [mark: string]: (words: PageWords) => string } = {
  schema: schemaPage,
  metrics: metricsPage,
  columns: columnsPage,
  systems: systemsPage,
  models: modelsPage,
  commands: commandsPage,
  faults: faultsPage,
  refusals: refusalsPage,
  tables: tablesPage,
};

/** The page with everything between its marks written anew. */
export function filledPage(page: string, words: PageWords): string {
  let text = page;
  for (const [mark, write] of Object.entries(PARTS)) {
    const [start, end] = [`<!-- ${mark}: written by npm run lab -- schema --write -->`, `<!-- /${mark} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the page has no part ${mark}`);
    text = `${text.slice(0, from + start.length)}\n\n${write(words)}\n${text.slice(to)}`;
  }
  return text;
}
