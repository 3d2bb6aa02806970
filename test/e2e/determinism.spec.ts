import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { CLASSIC_QUARTER, CONSOLIDATION_SMALL, LIVELY_EXPERIMENT } from '../support/lively-experiment.ts';
import { type Account, accountOf } from './hashes.ts';

/** The lab as one script that leaves `lab.accountOf` behind. */
async function labScript(): Promise<string> {
  const entry = path.join(import.meta.dirname, 'hashes.ts');
  const answer = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, name: 'lab', formats: ['iife'] } },
  });
  const [bundle] = Array.isArray(answer) ? answer : [answer];
  if (!bundle || !('output' in bundle)) throw new Error('the build answered no bundle');
  return bundle.output[0].code;
}

declare const lab: { accountOf(experiment: unknown): Account };

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await page.addScriptTag({ content: await labScript() });
});

for (const experiment of [LIVELY_EXPERIMENT, CONSOLIDATION_SMALL, CLASSIC_QUARTER]) {
  test(`the experiment "${experiment.id}" has the same hash at every hundredth tick here and in Chromium`, async () => {
    const here = accountOf(experiment);
    const there = await page.evaluate((given) => lab.accountOf(given), experiment);
    expect(here.hashes.length).toBeGreaterThanOrEqual(3);
    expect(there.hashes).toEqual(here.hashes);
    expect(there.metrics).toEqual(here.metrics);
  });
}
