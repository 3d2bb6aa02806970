import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionLengths } from './support/function-lengths.ts';

/**
 * What may import what. A file belongs to the first area whose folder it is in. `packages` lists npm packages and node
 * modules (`node:` means all of them).
 */
const AREAS: readonly { folder: string; mayImport: readonly string[]; packages: readonly string[] }[] = [
  {
    folder: 'shared/sim/',
    mayImport: ['shared/sim/', 'shared/ids.ts', 'shared/units.ts', 'shared/payload.ts'],
    packages: [],
  },
  {
    folder: 'shared/protocol/',
    mayImport: ['shared/protocol/', 'shared/sim/', 'shared/ids.ts', 'shared/payload.ts'],
    packages: [],
  },
  // Only the lab reads files that people write; it never reaches a browser's pages.
  { folder: 'shared/lab/', mayImport: ['shared/'], packages: ['zod'] },
  { folder: 'shared/', mayImport: ['shared/'], packages: [] },
  {
    folder: 'server/gate/',
    mayImport: ['server/', 'shared/'],
    packages: ['node:', 'socket.io', 'rate-limiter-flexible', 'uuid', 'pino', 'prom-client'],
  },
  { folder: 'server/rooms/', mayImport: ['server/', 'shared/'], packages: ['node:', 'uuid', 'pino', 'unhomoglyph'] },
  // From sources a thread learns TypeScript from the development tool; the built server never names it.
  {
    folder: 'server/threads/',
    mayImport: ['server/', 'shared/'],
    packages: ['node:', 'kysely', 'libsql', 'pino', 'prom-client', 'tsx'],
  },
  {
    folder: 'server/',
    mayImport: ['server/', 'shared/'],
    packages: [
      'node:',
      'express',
      'helmet',
      'jose',
      'kysely',
      'libsql',
      'pino',
      'prom-client',
      'qrcode',
      'rate-limiter-flexible',
      'sirv',
      'uuid',
      'zod',
    ],
  },
  {
    folder: 'client/net/',
    mayImport: ['client/net/', 'shared/'],
    packages: ['socket.io-client', 'fflate', 'uuid', '@preact/signals', '@preact/signals-core'],
  },
  {
    folder: 'client/hall/',
    mayImport: ['client/', 'shared/', 'assets/'],
    packages: ['phaser', 'preact', '@preact/signals', '@preact/signals-core', 'uuid'],
  },
  {
    folder: 'client/',
    mayImport: ['client/', 'shared/', 'assets/'],
    packages: [
      'preact',
      '@preact/signals',
      '@preact/signals-core',
      'i18next',
      'lucide-static',
      'qrcode',
      '@fontsource-variable/',
      'vite',
    ],
  },
];

/**
 * The layers of the client, the lowest first. A file imports from its own layer and from those below it, types included;
 * files of one line of the list stand side by side and never import each other across. A file of `client/model` or
 * `client/panels` belongs to the layer of its folder.
 */
const CLIENT_LAYERS: readonly (readonly string[])[] = [
  ['client/words/', 'client/net/'],
  ['client/ui/glyphs/', 'client/ui/controls/'],
  ['client/ui/page/'],
  ['client/model/state/'],
  ['client/model/facts/'],
  ['client/model/commands/'],
  ['client/model/events/'],
  ['client/hall/', 'client/panels/commands/'],
  ['client/hall/', 'client/panels/events/'],
  ['client/hall/', 'client/panels/hud/'],
  ['client/hall/', 'client/panels/inspector/'],
  ['client/hall/', 'client/panels/tables/'],
  ['client/play/'],
  ['client/console/'],
  ['client/pages/'],
  ['client/main.ts'],
];
/** Files side by side that one still takes in at a look. Design value. */
const MAX_FOLDER_FILES = 25;

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;

/** Files of the lists' folders that are no entries of the list: what entries are made of. */
const NOT_LISTED =
  /\/(index|define|inject|director|occasion|hardware|workloads|parts|trace-parts|command-sets|population)\.ts$/;

/** Calls whose result differs between machines, moments or engines. */
const BANNED_IN_SIM: readonly RegExp[] = [
  /\bDate\b/,
  /\bMath\.(random|exp|expm1|pow|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|fround)\b/,
  /\*\*/,
  /\bIntl\b|localeCompare|toLocale/,
  // A colon after the word makes it a key of an object.
  /\b(performance|setTimeout|setInterval|queueMicrotask|fetch|process|console)\b(?!:)/,
];

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const product = tracked.filter((file) => /^(shared|server|client)\//.test(file));
const source = new Map(tracked.map((file) => [file, readFileSync(file, 'utf8')]));
const textOf = (file: string) => source.get(file) ?? '';

describe('the import graph', () => {
  it.each(product)('%s imports only what its area may', (file) => {
    const area = AREAS.find(({ folder }) => file.startsWith(folder));
    if (!area) throw new Error(`${file} belongs to no area`);
    const forbidden = importsOf(file).filter((target) => !isAllowed(area, target));
    expect(forbidden).toEqual([]);
  });

  it('has no file of the product that nothing reaches', () => {
    expect(unreachable()).toEqual([]);
  });
});

describe('the client', () => {
  const client = product.filter((file) => file.startsWith('client/'));

  it.each(client)('%s imports only from its own layer and those below', (file) => {
    expect(importsOf(file).filter((target) => target.startsWith('client/') && !isBelow(file, target))).toEqual([]);
  });

  it('has no circle of files, those of types included', () => {
    expect(circles(client)).toEqual([]);
  });

  it('has no folder with more files than one takes in at a look', () => {
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'client'], {
      encoding: 'utf8',
    });
    const counts = new Map<string, number>();
    for (const file of files.split('\n').filter((name) => name !== '' && existsSync(name))) {
      counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > MAX_FOLDER_FILES)).toEqual([]);
  });
});

describe('shared/sim and the lab', () => {
  it.each(product.filter((file) => /^shared\/(sim|lab)\//.test(file)))('%s gives the same bits everywhere', (file) => {
    const code = withoutStrings(withoutComments(textOf(file)));
    expect(BANNED_IN_SIM.filter((banned) => banned.test(code)).map(String)).toEqual([]);
  });
});

describe('size', () => {
  it.each(tracked)('%s is short enough to read', (file) => {
    expect(textOf(file).split('\n').length - 1).toBeLessThanOrEqual(MAX_FILE_LINES);
    const long = functionLengths(file, textOf(file)).filter(({ lines }) => lines > MAX_FUNCTION_LINES);
    expect(long).toEqual([]);
  });
});

describe('lists', () => {
  it.each(['shared/sim/commands', 'shared/sim/disturbances', 'shared/scenarios'])(
    'every file of %s is in its index',
    (folder) => {
      const index = textOf(`${folder}/index.ts`);
      const missing = product
        .filter((file) => file.startsWith(`${folder}/`) && !NOT_LISTED.test(file))
        .filter((file) => !index.includes(`./${path.relative(folder, file)}`));
      expect(missing).toEqual([]);
    },
  );

  it('every rule of the model has a test that cites it', () => {
    const rules = ruleIds();
    const tests = tracked
      .filter((file) => file.startsWith('test/'))
      .map(textOf)
      .join('\n');
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((id) => !tests.includes(`[${id}]`))).toEqual([]);
  });
});

function ruleIds(): string[] {
  const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'docs/model*'], {
    encoding: 'utf8',
  });
  return pages
    .split('\n')
    .filter((file) => file.endsWith('.md') && existsSync(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\*\*\[([A-Z]+-\d+)\]\*\*/g)].map((match) => match[1]));
}

function importsOf(file: string): string[] {
  const matches = withoutComments(textOf(file)).matchAll(
    /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  );
  return [...matches].map((match) => resolveImport(file, match[1] ?? match[2]));
}

/** Whether a file of the client may import another: one of its own folder, or one of a lower layer. */
function isBelow(file: string, target: string): boolean {
  if (target.endsWith('.css')) return true;
  const own = folderOf(file);
  const other = folderOf(target);
  if (own === other) return true;
  const highest = CLIENT_LAYERS.findLastIndex((layer) => layer.includes(own));
  const lowest = CLIENT_LAYERS.findIndex((layer) => layer.includes(other));
  const sideBySide = CLIENT_LAYERS.some((layer) => layer.includes(own) && layer.includes(other));
  return highest >= 0 && lowest >= 0 && lowest < highest && !sideBySide;
}

function folderOf(file: string): string {
  const folder = CLIENT_LAYERS.flat().find((name) => file.startsWith(name));
  if (!folder) throw new Error(`${file} belongs to no layer of the client`);
  return folder;
}

/** Files that import each other in a circle, each circle once. */
function circles(files: readonly string[]): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push(trail.slice(start));
    if (start >= 0 || done.has(file)) return;
    for (const target of importsOf(file)) if (files.includes(target)) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

function resolveImport(file: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  if (target.startsWith('.')) return path.normalize(path.join(path.dirname(file), target));
  return target;
}

function isAllowed(area: (typeof AREAS)[number], target: string): boolean {
  if (area.mayImport.some((prefix) => target.startsWith(prefix))) return true;
  return area.packages.some(
    (name) => target === name || target.startsWith(name.endsWith(':') || name.endsWith('/') ? name : `${name}/`),
  );
}

const ENTRIES = [
  'server/main.ts',
  'server/threads/rooms.ts',
  'server/threads/store.ts',
  'client/main.ts',
  'client/main.tsx',
];

/** Product files that no entry point, tool or test leads to. */
function unreachable(): string[] {
  const roots = [...ENTRIES, ...tracked.filter((file) => /^tools\//.test(file))].filter((file) => source.has(file));
  const seen = new Set<string>(roots);
  for (const file of seen) for (const target of importsOf(file)) if (source.has(target)) seen.add(target);
  return product.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

function withoutStrings(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
