import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filledPage, PAGES } from '#shared/lab/page/fill.ts';
import { experimentSchema, type SchemaNode } from '#shared/lab/schema/json-schema.ts';
import { complaints, complaintsAboutText } from './an-experiment.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const [WORLD] = experimentSchema.oneOf ?? [];
const DOCS = path.join(ROOT, 'docs/lab');
const PAGES_OF_THE_LAB = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const pageText = (page: string) => readFileSync(path.join(DOCS, page), 'utf8');

/** What a heading is linked by. */
function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages of the lab', () => {
  it.each(Object.keys(PAGES))('%s is up to date with the code (else: npm run lab -- schema --write)', (page) => {
    const words = JSON.parse(readFileSync(path.join(ROOT, 'assets/lang/hall/en.json'), 'utf8'));
    expect(filledPage(page, pageText(page), words) === pageText(page)).toBe(true);
  });

  it('have a worked example that is sound', () => {
    const example = /```json\n([\s\S]*?)```/.exec(pageText('tutorial.md'))?.[1] ?? '';
    expect(example).toContain('"kind": "world"');
    expect(complaintsAboutText(example)).toEqual([]);
  });

  it.each(PAGES_OF_THE_LAB)('%s links only to what is there', (page) => {
    const links = [...pageText(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)/g)];
    for (const [, file = '', anchor] of links) {
      const target = path.resolve(DOCS, path.dirname(page), file === '' ? path.basename(page) : file);
      expect(existsSync(target), `${page}: ${file}`).toBe(true);
      if (anchor !== undefined) expect(anchorsIn(readFileSync(target, 'utf8')), `${page}: ${file}`).toContain(anchor);
    }
  });

  it('are all reached from the first', () => {
    const first = pageText('README.md');
    for (const page of PAGES_OF_THE_LAB.filter((one) => one !== 'README.md')) expect(first).toContain(`](${page})`);
  });

  it.each([
    [
      { hosts: [{ count: 1 }, { count: 1, cores: 'two' }] },
      'hosts[1].cores: expected a whole number from 1 to 512, found "two"',
    ],
    [{ vms: [{ count: 1, memMb: 5 }] }, 'vms[0].memMb: unknown field; did you mean "memMib"?'],
  ])('quotes complaints as they are', (part, complaint) => {
    const value = { kind: 'world', id: 'x', ticks: 1, hosts: [{ count: 1 }], vms: [{ count: 1 }], ...part };
    expect(complaints(value)).toContain(complaint);
    expect(pageText('how-to/when-something-is-wrong.md')).toContain(complaint);
  });

  it('explains every field', () => {
    expect(fieldsWithoutWords('', experimentSchema)).toEqual([]);
  });
});

function fieldsWithoutWords(at: string, node: SchemaNode): string[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]) => [
    ...(child.description ? [] : [`${at}.${name}`]),
    ...fieldsWithoutWords(`${at}.${name}`, child),
  ]);
  const variants = [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.items ? [node.items] : [])];
  return [...own, ...variants.flatMap((variant) => fieldsWithoutWords(at, variant))];
}

/** Fields of the engine's own description of a world, read from its source. */
function fieldsOf(name: string): string[] {
  const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(SPECIFICATIONS)?.[1] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map((match) => match[1]);
}

const SPECIFICATIONS = readdirSync(path.join(ROOT, 'shared/sim/kernel/scenario'))
  .filter((file) => file === 'scenario.ts' || file.endsWith('-spec.ts'))
  .map((file) => readFileSync(path.join(ROOT, 'shared/sim/kernel/scenario', file), 'utf8'))
  .join('\n');

describe('an experiment can say', () => {
  const at = (...names: string[]) =>
    names.reduce<SchemaNode | undefined>(
      (node, name) => node?.properties?.[name]?.items ?? node?.properties?.[name],
      WORLD,
    );
  /** Said in another way: lengths and clocks, what names a row, and what only contracts of the game have. */
  const WORLD_OTHERWISE = [
    'version',
    'secondsPerHour',
    'startHour',
    'lengthS',
    'hostModels',
    'tenants',
    'events',
    // What an instructor may make go wrong: an experiment has none.
    'injectable',
    'unscored',
    'demand',
    'commands',
  ];
  const TENANT_OTHERWISE = [
    'archetype',
    'vms',
    'vm',
    'baseload',
    'offerAtS',
    'offerForS',
    'placedOn',
    // In an experiment every machine has a system.
    'installed',
    'termS',
    'comesWith',
    'wantsHeadroom',
  ];

  it.each<[string, SchemaNode | undefined, readonly string[]]>([
    ['Scenario', at(), WORLD_OTHERWISE],
    ['HostModel', at('hosts'), ['id']],
    ['TenantSpec', at('vms'), TENANT_OTHERWISE],
    ['VmSpec', at('vms'), []],
    ['DiskSpec', at('vms', 'disk'), []],
    ['ElasticSpec', at('vms', 'elastic'), []],
    ['AutoscaleRule', at('vms', 'elastic', 'rule'), []],
    ['Policies', at('policies'), []],
    ['MigrationPolicy', at('policies', 'migration'), []],
    ['BalancerPolicy', at('policies', 'balancer'), []],
    ['NoisePolicy', at('policies', 'noise'), []],
    ['SlaTerms', at('policies', 'sla'), []],
    ['Facility', at('facility'), []],
    ['FailureModel', at('facility', 'failures'), []],
    ['CoolingSpec', at('facility', 'cooling'), []],
    ['ElectricitySpec', at('facility', 'electricity'), []],
    ['UpsSpec', at('facility', 'electricity', 'ups'), []],
    ['DatastoreSpec', at('datastores'), []],
    ['SecuritySpec', at('security'), []],
    ['AutoscaleTimes', at('autoscaling'), []],
  ])('every field of %s', (name, node, otherwise) => {
    const fields = fieldsOf(name).filter((field) => !otherwise.includes(field));
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((field) => !Object.hasOwn(node?.properties ?? {}, field))).toEqual([]);
  });
});
