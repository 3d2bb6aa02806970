import { describe, expect, it } from 'vitest';
import { exists, importsOf, product, tracked } from './sources.ts';

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
  // A computer of its own: it knows nothing of datacenters.
  { folder: 'shared/machine/', mayImport: ['shared/machine/'], packages: [] },
  {
    folder: 'shared/protocol/',
    mayImport: ['shared/protocol/', 'shared/sim/', 'shared/ids.ts', 'shared/payload.ts'],
    packages: [],
  },
  // Only the lab reads files that people write; in a browser it runs in a worker.
  {
    folder: 'shared/lab/',
    mayImport: ['shared/'],
    packages: ['zod', 'papaparse', 'hyparquet', 'hyparquet-compressors', 'd3-scale', 'd3-shape', 'markdown-table'],
  },
  // Pairing, brackets and signatures are left to packages that do nothing else.
  {
    folder: 'shared/tournament/',
    mayImport: ['shared/'],
    packages: ['edmonds-blossom-fixed', 'brackets-manager', 'brackets-memory-db', '@noble/hashes/', '@noble/ed25519'],
  },
  // What a student has to do follows from a number.
  { folder: 'shared/homework/', mayImport: ['shared/'], packages: ['@noble/hashes/'] },
  // Texts that people hand on are packed.
  { folder: 'shared/replay/', mayImport: ['shared/'], packages: ['fflate', 'jose/base64url'] },
  // Statements of the same session have the same ids, wherever they are made.
  { folder: 'shared/exports/', mayImport: ['shared/'], packages: ['uuid'] },
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
    mayImport: ['client/net/', 'client/device/', 'shared/'],
    packages: ['socket.io-client', 'fflate', 'uuid', '@noble/hashes', '@preact/signals', '@preact/signals-core'],
  },
  {
    folder: 'client/offline/',
    mayImport: ['client/offline/', 'client/device/'],
    packages: ['workbox-precaching', 'workbox-routing', 'workbox-strategies'],
  },
  {
    folder: 'client/device/',
    mayImport: ['client/device/'],
    packages: ['idb-keyval'],
  },
  {
    folder: 'client/hall/',
    mayImport: ['client/', 'shared/', 'assets/'],
    packages: ['phaser', 'preact', '@preact/signals', '@preact/signals-core', 'uuid'],
  },
  {
    folder: 'client/sound/',
    mayImport: ['client/', 'shared/'],
    packages: ['zzfx', '@preact/signals', '@preact/signals-core'],
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
      'uuid',
      'papaparse',
      'uplot',
      'vite',
    ],
  },
];

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
  'server/threads/debriefs.ts',
  'server/threads/par.ts',
  'server/threads/truths.ts',
  'server/threads/referee.ts',
  'client/main.ts',
  'client/main.tsx',
  'client/debrief/replay/replay-worker.ts',
  'client/local/par/par-worker.ts',
  'client/local/past/past-worker.ts',
  'client/local/run/local-worker.ts',
  'client/offline/service-worker.ts',
  'client/ghost/run/ghost-worker.ts',
  'client/lab/run/lab-worker.ts',
  'client/tournament/referee/referee-worker.ts',
  'client/see/run/see-worker.ts',
  'client/lesson/measure/measure-worker.ts',
];

/** Product files that no entry point, tool or test leads to. */
function unreachable(): string[] {
  const roots = [...ENTRIES, ...tracked.filter((file) => /^tools\//.test(file))].filter((file) => exists(file));
  const seen = new Set<string>(roots);
  for (const file of seen) for (const target of importsOf(file)) if (exists(target)) seen.add(target);
  return product.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'));
}
