import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What a page makes a browser fetch, gzipped, against the budgets in package.json. A page's own scripts are its chunk and
 * all chunks that it imports, with the entry and one language; what it may load later has budgets of its own.
 */

const DIST = path.resolve('dist/client');

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = { readonly [key: string]: Chunk };

/** What each budget adds up, as keys of the manifest. */
const MEASURED: {
  readonly [budget: string]: { readonly chunks: readonly string[]; readonly words: readonly Words[] };
} = {
  join: { chunks: ['index.html', 'pages/welcome.tsx', 'pages/join/join.tsx'], words: ['way'] },
  lobby: { chunks: ['index.html', 'pages/session/session.tsx'], words: ['way'] },
  play: { chunks: ['index.html', 'pages/session/session.tsx', 'play/play.tsx'], words: ['way', 'hall'] },
  console: { chunks: ['index.html', 'pages/instructor.tsx'], words: ['way', 'hall', 'console'] },
  debrief: { chunks: ['index.html', 'debrief/debrief-page.tsx'], words: ['way', 'hall', 'debrief'] },
  replay: { chunks: ['index.html', 'debrief/replay-page.tsx'], words: ['way', 'hall', 'debrief'] },
  whatIf: { chunks: ['index.html', 'debrief/what-if-page.tsx'], words: ['way', 'hall', 'debrief'] },
  report: { chunks: ['index.html', 'debrief/report-page.tsx'], words: ['way', 'hall', 'debrief'] },
  see: { chunks: ['index.html', 'see/see-page.tsx'], words: ['way', 'see'] },
  seeWorld: { chunks: ['index.html', 'see/see-page.tsx', 'see/see-view.tsx'], words: ['way', 'see'] },
  seeMachine: {
    chunks: ['index.html', 'see/see-page.tsx', 'see/machine/machine-view.tsx'],
    words: ['way', 'see', 'machine'],
  },
  document: { chunks: ['index.html', 'reading/document-page.tsx'], words: ['way', 'see', 'reading'] },
  history: { chunks: ['index.html', 'reading/history-page.tsx'], words: ['way', 'see', 'reading'] },
  campaign: { chunks: ['index.html', 'levels/map/campaign-page.tsx'], words: ['way', 'see', 'levels'] },
  level: { chunks: ['index.html', 'levels/level/level-page.tsx'], words: ['way', 'see', 'levels'] },
  ghost: { chunks: ['index.html', 'ghost/ghost-page.tsx'], words: ['way', 'hall', 'debrief', 'see', 'alone'] },
  admin: { chunks: ['index.html', 'office/admin-page.tsx'], words: ['way', 'office'] },
  people: { chunks: ['index.html', 'office/people-page.tsx'], words: ['way', 'hall', 'debrief', 'office'] },
  organise: {
    chunks: ['index.html', 'tournament/organise/organise-page.tsx'],
    words: ['way', 'hall', 'debrief', 'tournament'],
  },
  tournamentScreen: {
    chunks: ['index.html', 'tournament/screen/screen-page.tsx'],
    words: ['way', 'hall', 'debrief', 'tournament'],
  },
  seeIndex: { chunks: ['index.html', 'see/see-index.tsx'], words: ['way', 'see'] },
};

/** The files of a language: the words on the way into a hall, and those that are loaded only by who goes there. */
type Words =
  | 'way'
  | 'hall'
  | 'debrief'
  | 'see'
  | 'machine'
  | 'inside'
  | 'cards'
  | 'reading'
  | 'levels'
  | 'lesson'
  | 'alone'
  | 'office'
  | 'console'
  | 'tournament';
const WORDS: { readonly [W in Words]: RegExp } = {
  way: /assets\/lang\/\w+\.json$/,
  hall: /assets\/lang\/hall\//,
  debrief: /assets\/lang\/debrief\//,
  see: /assets\/lang\/see\//,
  machine: /assets\/lang\/machine\//,
  inside: /assets\/lang\/inside\//,
  cards: /assets\/lang\/cards\//,
  reading: /assets\/lang\/reading\//,
  lesson: /assets\/lang\/lesson\//,
  levels: /assets\/lang\/levels\//,
  alone: /assets\/lang\/alone\//,
  office: /assets\/lang\/office\//,
  console: /assets\/lang\/console\//,
  tournament: /assets\/lang\/tournament\//,
};

async function main(): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(DIST, '.vite/manifest.json'), 'utf8')) as Manifest;
  const { budgets } = JSON.parse(await readFile('package.json', 'utf8')) as { budgets: Record<string, number> };
  const rows = [...(await pageRows(manifest)), ...(await fileRows(manifest))];
  let over = false;
  for (const { name, bytes } of rows) {
    const budgetKb = budgets[name];
    const isOver = budgetKb !== undefined && bytes > budgetKb * 1000;
    over ||= isOver;
    const limit = budgetKb === undefined ? 'no budget' : `of ${budgetKb} kB${isOver ? '  OVER' : ''}`;
    process.stdout.write(`${name.padEnd(12)} ${(bytes / 1000).toFixed(1).padStart(7)} kB gzip  ${limit}\n`);
  }
  const unmeasured = Object.keys(budgets).filter((name) => !rows.some((row) => row.name === name && row.bytes > 0));
  if (unmeasured.length > 0)
    throw new Error(`nothing in the build is measured by the budgets: ${unmeasured.join(', ')}`);
  if (over) process.exitCode = 1;
}

interface Row {
  readonly name: string;
  readonly bytes: number;
}

async function pageRows(manifest: Manifest): Promise<Row[]> {
  const largest = {
    way: await largestLanguage(manifest, 'way'),
    hall: await largestLanguage(manifest, 'hall'),
    debrief: await largestLanguage(manifest, 'debrief'),
    see: await largestLanguage(manifest, 'see'),
    machine: await largestLanguage(manifest, 'machine'),
    inside: await largestLanguage(manifest, 'inside'),
    cards: await largestLanguage(manifest, 'cards'),
    reading: await largestLanguage(manifest, 'reading'),
    levels: await largestLanguage(manifest, 'levels'),
    lesson: await largestLanguage(manifest, 'lesson'),
    alone: await largestLanguage(manifest, 'alone'),
    office: await largestLanguage(manifest, 'office'),
    console: await largestLanguage(manifest, 'console'),
    tournament: await largestLanguage(manifest, 'tournament'),
  };
  return Promise.all(
    Object.entries(MEASURED).map(async ([name, { chunks, words }]) => {
      const files = filesOf(manifest, chunks);
      return { name, bytes: (await sizeOf(files)) + words.reduce((sum, part) => sum + largest[part], 0) };
    }),
  );
}

async function fileRows(manifest: Manifest): Promise<Row[]> {
  const styles = new Set(filesOf(manifest, ['index.html', 'pages/welcome.tsx', 'pages/join/join.tsx'], 'css'));
  const phaser = Object.values(manifest).filter(({ file }) => /(^|\/)phaser[.-]/.test(file));
  const uplot = Object.values(manifest).filter(({ file }) => /(^|\/)uplot[.-].*js$/.test(file));
  return [
    { name: 'styles', bytes: await sizeOf(styles) },
    { name: 'language', bytes: await largestLanguage(manifest, 'way') },
    { name: 'hallWords', bytes: await largestLanguage(manifest, 'hall') },
    { name: 'debriefWords', bytes: await largestLanguage(manifest, 'debrief') },
    { name: 'seeWords', bytes: await largestLanguage(manifest, 'see') },
    { name: 'machineWords', bytes: await largestLanguage(manifest, 'machine') },
    { name: 'insideWords', bytes: await largestLanguage(manifest, 'inside') },
    { name: 'inside', bytes: await sizeOf(await filesNamed(/^inside-panel-.*\.(js|css)$/)) },
    { name: 'cardWords', bytes: await largestLanguage(manifest, 'cards') },
    { name: 'readingWords', bytes: await largestLanguage(manifest, 'reading') },
    { name: 'levelWords', bytes: await largestLanguage(manifest, 'levels') },
    { name: 'officeWords', bytes: await largestLanguage(manifest, 'office') },
    { name: 'consoleWords', bytes: await largestLanguage(manifest, 'console') },
    { name: 'tournamentWords', bytes: await largestLanguage(manifest, 'tournament') },
    { name: 'aloneWords', bytes: await largestLanguage(manifest, 'alone') },
    { name: 'phaser', bytes: await sizeOf(phaser.map(({ file }) => file)) },
    { name: 'replayWorker', bytes: await sizeOf(await filesNamed(/^replay-worker-.*\.js$/)) },
    { name: 'localWorker', bytes: await sizeOf(await filesNamed(/^local-worker-.*\.js$/)) },
    { name: 'parWorker', bytes: await sizeOf(await filesNamed(/^par-worker-.*\.js$/)) },
    { name: 'pastWorker', bytes: await sizeOf(await filesNamed(/^past-worker-.*\.js$/)) },
    { name: 'serviceWorker', bytes: await sizeOf(['sw.js']) },
    { name: 'measureWorker', bytes: await sizeOf(await filesNamed(/^measure-worker-.*\.js$/)) },
    { name: 'seeWorker', bytes: await sizeOf(await filesNamed(/^see-worker-.*\.js$/)) },
    { name: 'ghostWorker', bytes: await sizeOf(await filesNamed(/^ghost-worker-.*\.js$/)) },
    { name: 'refereeWorker', bytes: await sizeOf(await filesNamed(/^referee-worker-.*\.js$/)) },
    { name: 'uplot', bytes: await sizeOf(uplot.map(({ file }) => file)) },
  ];
}

/** Files of the build that no chunk imports: workers. */
async function filesNamed(name: RegExp): Promise<readonly string[]> {
  const files = await readdir(path.join(DIST, 'assets'));
  return files.filter((file) => name.test(file)).map((file) => path.join('assets', file));
}

async function largestLanguage(manifest: Manifest, words: Words): Promise<number> {
  const files = Object.keys(manifest).filter((key) => WORDS[words].test(key));
  const sizes = await Promise.all(files.map((key) => sizeOf([manifest[key]?.file ?? ''])));
  return Math.max(0, ...sizes);
}

/** Files of these chunks and of all that they import, each once. */
function filesOf(manifest: Manifest, keys: readonly string[], kind: 'js' | 'css' = 'js'): readonly string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`no chunk ${key} in the build: is the page gone?`);
    for (const file of kind === 'js' ? [chunk.file] : (chunk.css ?? [])) files.add(file);
    open.push(...(chunk.imports ?? []));
  }
  return [...files];
}

async function sizeOf(files: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(path.join(DIST, file)), { level: 9 }).length;
  return bytes;
}

await main();
