import { DOCUMENT_PATHS } from '#shared/model-pages.ts';

/** A document of `docs` that was rendered when the client was built (tools/pages). */
export interface Document {
  readonly title: string;
  readonly html: string;
}

const FILES = import.meta.glob<Document>(
  [
    '../../docs/model.md',
    '../../docs/model/*.md',
    '../../docs/{glossary,machine,validation,validation-predictions}.md',
    '../../docs/experiments/*.md',
  ],
  { query: '?page', import: 'default' },
);

/** Every document by its name in the address, and how to get it. */
export const DOCUMENTS: ReadonlyMap<string, () => Promise<Document>> = new Map(
  Object.entries(DOCUMENT_PATHS).map(([page, path]) => {
    const load = FILES[`../../docs/${path}`];
    if (!load) throw new Error(`docs/${path} is in the list of documents and not in the build`);
    return [page, load];
  }),
);
