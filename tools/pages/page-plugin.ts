import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { renderPage } from './render-page.ts';

const ASKED = '.md?page';

/** `import page from '…/memory.md?page'` is the rendered document: the browser gets HTML and no parser. */
export function documentPages(docs = path.resolve('docs')): Plugin {
  return {
    name: 'document-pages',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(ASKED)) return undefined;
      const file = id.slice(0, -'?page'.length);
      this.addWatchFile(file);
      const page = renderPage(await readFile(file, 'utf8'), path.relative(docs, file).split(path.sep).join('/'));
      return `export default ${JSON.stringify(page)};`;
    },
  };
}
