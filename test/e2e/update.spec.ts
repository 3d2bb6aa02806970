import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { aWebSpace } from './a-web-space.ts';
import { words } from './people.ts';

/** The build with another first page, as the next version of the client would have: its name, and its hash in the worker. */
async function aNextBuild(): Promise<string> {
  const build = await mkdtemp(path.join(tmpdir(), 'overcommit-build-'));
  await cp('dist/client', build, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
  const [index, worker] = ['index.html', 'sw.js'].map((file) => path.join(build, file)) as [string, string];
  const page = await readFile(index, 'utf8');
  await writeFile(index, page.replace('<head>', '<head><meta name="build" content="next">'));
  const kept = await readFile(worker, 'utf8');
  const changed = kept.replace(/(url:`index\.html`,revision:`)[0-9a-f]+/, '$1fedcba9876543210');
  expect(changed).not.toBe(kept);
  await writeFile(worker, changed);
  return build;
}

async function buildOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('meta[name=build]')?.getAttribute('content') ?? 'first');
}

/** Plays a level for a moment, so that there is progress, and waits until everything is on the device. */
async function playOnce(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/#/level/1-1`);
  await page.getByRole('button', { name: words.attempt.start }).click();
  await page.getByRole('button', { name: words.solo.end, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.solo.end }).click();
  await expect(page.getByRole('heading', { name: words.attempt.result0 })).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** State of the worker that has all its files and waits for the older one to go; none = nobody waits. */
function waitingWorker(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.waiting?.state ?? 'none';
  });
}

/** Has the browser look for a newer worker, and waits until that one waits for the older one to go. */
async function findNewer(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
  await expect.poll(() => waitingWorker(page), { timeout: 60_000 }).toBe('installed');
}

/** A page of the same person, once no other page of the client is open. */
async function openAnew(context: BrowserContext, page: Page, url: string): Promise<Page> {
  await page.goto('about:blank');
  await page.close();
  const next = await context.newPage();
  await next.goto(url);
  return next;
}

test('a new build replaces the old one on the device, and progress stays', async ({ browser }) => {
  const build = await aNextBuild();
  const space = await aWebSpace('/lab');
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await playOnce(page, space.url);

  space.put(build);
  await findNewer(page);
  // The page that is open goes on with its own version.
  expect(await buildOf(page)).toBe('first');

  const next = await openAnew(context, page, `${space.url}/#/campaign`);
  await expect(next.getByText(words.campaign.attempts_one)).toBeVisible();
  await expect.poll(() => waitingWorker(next), { timeout: 60_000 }).toBe('none');
  await space.stop();
  await next.reload();
  expect(await buildOf(next)).toBe('next');
  await expect(next.getByText(words.campaign.attempts_one)).toBeVisible();
  await context.close();
  await rm(build, { recursive: true });
});
