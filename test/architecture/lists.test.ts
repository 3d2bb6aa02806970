import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, product, textOf, tracked } from './sources.ts';

/** Files of the lists' folders that are no entries of the list: what entries are made of. */
const NOT_LISTED =
  /\/(index|define|operations|allowed|answers|possible|inject|director|occasion|hardware|workloads|parts|trace-parts|customers|command-sets|population|deck|daily|cards|cards|too-much|hall)\.ts$/;

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
  return filesOf('docs/model*')
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\*\*\[([A-Z]+-\d+)\]\*\*/g)].map((match) => match[1]));
}
