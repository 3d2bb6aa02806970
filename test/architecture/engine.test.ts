import { describe, expect, it } from 'vitest';
import { circles, importsOf, product, textOf, tracked, withoutComments, withoutStrings } from './sources.ts';

/**
 * The domains of the engine, the lowest first. A file imports from its own domain and from those below it, types included.
 * Files beside the folders (`step.ts`, `systems.ts`, `create.ts`, `publish.ts`) stand above all.
 */
const DOMAINS = [
  'kernel',
  'capabilities',
  'traces',
  'virtualization',
  'memory',
  'cpu',
  'network',
  'storage',
  'placement',
  'lifecycle',
  'migration',
  'cluster',
  'facility',
  'tenants',
  'accounts',
  'security',
  'incidents',
  'disturbances',
  'commands',
];

/** Calls whose result differs between machines, moments or engines. */
const BANNED_IN_SIM: readonly RegExp[] = [
  /\bDate\b/,
  /\bMath\.(random|exp|expm1|pow|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|fround)\b/,
  /\*\*/,
  /\bIntl\b|localeCompare|toLocale/,
  // A colon after the word makes it a key of an object, a point before it a member of one.
  /(?<!\.)\b(performance|setTimeout|setInterval|queueMicrotask|fetch|process|console)\b(?!:)/,
  /\bglobalThis\b/,
];

const engine = product.filter((file) => file.startsWith('shared/sim/'));
const shipped = tracked.filter((file) => !file.startsWith('test/'));
/** What all stand on, file by file, and the lists whose entries nobody takes one by one. */
const WITHOUT_FRONT = ['kernel', 'commands', 'disturbances'];

describe('shared/sim', () => {
  it.each(engine)('%s imports only from its own domain and those below', (file) => {
    const upward = importsOf(file).filter(
      (target) => target.startsWith('shared/sim/') && rankOf(target) > rankOf(file),
    );
    expect(upward).toEqual([]);
  });

  it.each(shipped)('%s imports other domains only through their front pages', (file) => {
    const inside = importsOf(file).filter((target) => {
      const domain = domainOf(target);
      return domain !== undefined && domain !== domainOf(file) && !target.endsWith(`/${domain}/index.ts`);
    });
    expect(inside).toEqual([]);
  });

  it('has no circle of files, those of types included', () => {
    expect(circles(engine)).toEqual([]);
  });
});

const machine = product.filter((file) => file.startsWith('shared/machine/'));
/** The folders of the small machine, the lowest first. A file imports from its own folder and from those below it. */
const MACHINE_FOLDERS = ['hardware', 'assembler', 'guests', 'theorem', 'vmm', 'trial', 'tasks'];

describe('shared/machine', () => {
  it.each(machine)('%s imports only from its own folder and those below', (file) => {
    const upward = importsOf(file).filter(
      (target) => target.startsWith('shared/machine/') && machineRank(target) > machineRank(file),
    );
    expect(upward).toEqual([]);
  });

  it('has no circle of files, those of types included', () => {
    expect(circles(machine)).toEqual([]);
  });
});

function machineRank(file: string): number {
  const rank = MACHINE_FOLDERS.indexOf(file.split('/')[2]);
  if (rank < 0) throw new Error(`${file} belongs to no folder of the small machine`);
  return rank;
}

describe('shared/sim, the small machine and the lab', () => {
  it.each(product.filter((file) => /^shared\/(sim|machine|lab)\//.test(file)))(
    '%s gives the same bits everywhere',
    (file) => {
      const code = withoutStrings(withoutComments(textOf(file)));
      expect(BANNED_IN_SIM.filter((banned) => banned.test(code)).map(String)).toEqual([]);
    },
  );
});

/** The domain with a front page that a file is in, if any. */
function domainOf(file: string): string | undefined {
  const [shared, sim, folder, below] = file.split('/');
  const isDomain = shared === 'shared' && sim === 'sim' && below !== undefined && !WITHOUT_FRONT.includes(folder);
  return isDomain ? folder : undefined;
}

function rankOf(file: string): number {
  const [, , folder, below] = file.split('/');
  if (below === undefined) return DOMAINS.length;
  const rank = DOMAINS.indexOf(folder);
  if (rank < 0) throw new Error(`${file} belongs to no domain of the engine`);
  return rank;
}
