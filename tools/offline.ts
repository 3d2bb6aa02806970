import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'vite';

const ENTRY = path.resolve('client/offline/service-worker.ts');
/** What nobody asks for: copies that a server packs, and notes of the build. */
const NOT_KEPT = /\.(br|gz)$|^\.vite\//;

/** Builds the service worker after the client, and tells it every file of that. */
export function offline(): Plugin {
  let outDir = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      async handler() {
        await buildWorker(outDir, await keptFiles(outDir));
      },
    },
  };
}

interface KeptFile {
  readonly url: string;
  /** Null: its name has a hash of what is in it. */
  readonly revision: string | null;
}

async function keptFiles(outDir: string): Promise<readonly KeptFile[]> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(outDir, path.join(parentPath, name)).split(path.sep).join('/'))
    .filter((file) => !NOT_KEPT.test(file) && file !== 'sw.js');
  return Promise.all(files.sort().map(async (url) => ({ url, revision: await revisionOf(outDir, url) })));
}

async function revisionOf(outDir: string, file: string): Promise<string | null> {
  if (file.startsWith('assets/')) return null;
  return createHash('sha256')
    .update(await readFile(path.join(outDir, file)))
    .digest('hex')
    .slice(0, 16);
}

/** One script without imports, beside the page: so far up reaches what it looks after. */
async function buildWorker(outDir: string, files: readonly KeptFile[]): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { KEPT_FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input: ENTRY, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
}
