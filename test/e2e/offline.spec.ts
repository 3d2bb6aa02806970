import { expect, type Page, test } from '@playwright/test';
import { aServer } from './a-server.ts';
import { aWebSpace } from './a-web-space.ts';
import { expectWords } from './expect-words.ts';
import { aPerson, words } from './people.ts';

async function begin(page: Page): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(words.scenario.sprint.title) }).check();
  await page.getByRole('button', { name: words.solo.play }).click();
  await page.getByRole('button', { name: words.solo.begin }).click();
  await expect(page.locator('.play canvas')).toBeVisible();
}

/** The time of day in the hall, as it stands above it. */
async function timeOfDay(page: Page): Promise<string> {
  const shown = await page.locator('.hud').innerText();
  return /\b\d\d:\d\d\b/.exec(shown)?.[0] ?? '';
}

test('a game goes on with the server stopped and the page opened again, to its score and its debrief', async ({
  browser,
}) => {
  const server = await aServer();
  const page = await aPerson(browser);
  await page.goto(`${server.url}/solo`);
  await begin(page);
  // The first visit is over when everything is on the device.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: words.play.faster }).click();
  await expect.poll(() => timeOfDay(page)).not.toBe('00:00');
  await page.getByRole('button', { name: words.play.pauseVerb }).click();
  const stopped = await timeOfDay(page);
  await server.stop();

  await page.reload();
  await expect(page.getByRole('button', { name: words.play.resume })).toBeVisible();
  expect(await timeOfDay(page)).toBe(stopped);
  await page.getByRole('button', { name: words.play.resume }).click();
  await expect.poll(() => timeOfDay(page)).not.toBe(stopped);
  await page.getByRole('button', { name: words.solo.end, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.solo.end }).click();
  await expect(page.locator('.debrief-number')).toBeVisible();
  await page.getByRole('button', { name: words.debrief.over.open }).click();
  await page.getByRole('link', { name: words.debrief.tab.replay }).click();
  await expect(page.locator('canvas')).toBeVisible();
  await expectWords(page);

  for (const way of ['/see/ballooning', '/model', '/']) {
    await page.goto(server.url + way);
    await expect(page.locator('h1').first()).toBeVisible();
  }
  await page.goto(`${server.url}/host`);
  await expect(page.getByRole('alert')).toHaveText(words.problem.offline);
});

test('on a plain web space ten games are begun and left, and nothing of them stays', async ({ browser }) => {
  const space = await aWebSpace('/courses/overcommit');
  const page = await aPerson(browser);
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  page.on('response', (reply) => {
    if (reply.status() >= 400) failed.push(reply.url());
  });
  await page.goto(`${space.url}/#/see/ballooning`);
  await expect(page.locator('h1').first()).toBeVisible();
  await page.goto(`${space.url}/`);
  await expect(page.getByText(words.problem.noServer)).toBeVisible();
  await page.getByRole('button', { name: words.join.soloButton }).click();
  for (let game = 0; game < 10; game++) {
    await begin(page);
    await page.goBack();
    await expect(page.getByRole('heading', { name: words.solo.title })).toBeVisible();
  }
  await expect.poll(() => page.workers().length).toBe(0);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  expect(usedSize / 1e6).toBeLessThanOrEqual(250);
  process.stdout.write(`heap after ten games: ${(usedSize / 1e6).toFixed(1)} MB\n`);
  expect(failed).toEqual([]);
  await space.stop();
});
