import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filledPage } from '#shared/lab/page/fill.ts';
import { experimentSchema, type SchemaNode } from '#shared/lab/schema/json-schema.ts';
import { complaints, complaintsAboutText } from './an-experiment.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(ROOT, 'docs/lab.md'), 'utf8');

describe('the page of the lab', () => {
  it('is up to date with the code (else: npm run lab -- schema --write)', () => {
    expect(filledPage(page) === page).toBe(true);
  });

  it('has a worked example that is sound', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(example).toContain('"kind": "world"');
    expect(complaintsAboutText(example)).toEqual([]);
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
    expect(page).toContain(complaint);
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
  const files = ['shared/sim/scenario.ts', 'shared/sim/facility-spec.ts'];
  const text = files.flatMap((file) => readIfThere(path.join(ROOT, file))).join('\n');
  const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map((match) => match[1]);
}

function readIfThere(file: string): string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}

describe('an experiment can say', () => {
  const [world] = experimentSchema.oneOf ?? [];
  const at = (...names: string[]) =>
    names.reduce<SchemaNode | undefined>(
      (node, name) => node?.properties?.[name]?.items ?? node?.properties?.[name],
      world,
    );

  it.each([
    ['HostModel', at('hosts'), ['id']],
    ['VmSpec', at('vms'), []],
    ['Policies', at('policies'), []],
    ['Facility', at('facility'), []],
  ])('every field of %s', (name, node, except) => {
    const fields = fieldsOf(name).filter((field) => !(except as string[]).includes(field));
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.filter((field) => !Object.hasOwn(node?.properties ?? {}, field))).toEqual([]);
  });
});
