import { expect, type Page, test } from '@playwright/test';
import { LEVELS } from '../../shared/levels/index.ts';
import { aServer } from './a-server.ts';
import { aWebSpace } from './a-web-space.ts';
import { expectWords } from './expect-words.ts';
import { aPerson, words } from './people.ts';

/** Starts the level whose brief is open. */
async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.attempt.start }).click();
  await expect(page.locator('.play canvas')).toBeVisible();
}

/** The time of day in the hall, as it stands above it. */
async function timeOfDay(page: Page): Promise<string> {
  const shown = await page.locator('.hud').innerText();
  return /\b\d\d:\d\d\b/.exec(shown)?.[0] ?? '';
}

test('a level goes on with the server stopped and the page opened again, to its stars, the campaign and its debrief', async ({
  browser,
}) => {
  const server = await aServer();
  const page = await aPerson(browser);
  await page.goto(`${server.url}/level/1-1`);
  await begin(page);
  // The first visit is over when everything is on the device.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: words.play.faster }).click();
  await expect.poll(() => timeOfDay(page)).not.toBe('08:00');
  await page.getByRole('button', { name: words.play.pauseVerb }).click();
  await expect(page.getByRole('button', { name: words.play.resume })).toBeVisible();
  const stopped = await timeOfDay(page);
  await server.stop();

  await page.reload();
  await expect(page.getByRole('button', { name: words.play.resume })).toBeVisible();
  expect(await timeOfDay(page)).toBe(stopped);
  await page.getByRole('button', { name: words.play.resume }).click();
  await expect.poll(() => timeOfDay(page)).not.toBe(stopped);
  await page.getByRole('button', { name: words.solo.end, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.solo.end }).click();
  await expect(page.getByRole('heading', { name: words.attempt.result0 })).toBeVisible();
  await page.getByRole('link', { name: words.attempt.debrief }).click();
  await page.getByRole('link', { name: words.debrief.tab.replay }).click();
  await expect(page.locator('canvas')).toBeVisible();
  await expectWords(page);

  await page.goto(`${server.url}/campaign`);
  await expect(page.getByText(words.campaign.attempts_one)).toBeVisible();
  for (const way of ['/see/ballooning', '/model', '/']) {
    await page.goto(server.url + way);
    await expect(page.locator('h1').first()).toBeVisible();
  }
  await page.goto(`${server.url}/host`);
  await expect(page.getByRole('alert')).toHaveText(words.problem.offline);
});

/** Ten levels in halls that ask nothing before they begin. */
const TEN = LEVELS.filter(({ kind, ...level }) => kind === 'hall' && !('asks' in level)).slice(0, 10);

/** Counts the intervals that are set and not cleared, as `liveIntervals` of the page. */
function countIntervals(): void {
  const [set, clear, live] = [window.setInterval, window.clearInterval, new Set<unknown>()];
  Object.assign(window, {
    setInterval: (...args: Parameters<typeof set>) => {
      const timer = set(...args);
      live.add(timer);
      return timer;
    },
    clearInterval: (timer: number | undefined) => {
      live.delete(timer);
      clear(timer);
    },
    liveIntervals: () => live.size,
  });
}

async function intervals(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { liveIntervals(): number }).liveIntervals());
}

test('on a plain web space ten levels are begun and left, and no worker, timer or memory of them stays', async ({
  browser,
}) => {
  const space = await aWebSpace('/courses/overcommit');
  const page = await aPerson(browser);
  await page.addInitScript(countIntervals);
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  page.on('response', (reply) => {
    if (reply.status() >= 400) failed.push(reply.url());
  });
  await page.goto(`${space.url}/#/see/ballooning`);
  await expect(page.locator('h1').first()).toBeVisible();
  await page.goto(`${space.url}/`);
  await expect(page.getByText(words.problem.noServer)).toBeVisible();
  await page.goto(`${space.url}/#/campaign`);
  await expect(page.getByRole('heading', { name: words.campaign.title })).toBeVisible();
  const before = await intervals(page);
  expect(TEN).toHaveLength(10);
  for (const { id } of TEN) {
    await page.evaluate((to) => location.assign(to), `#/level/${id}`);
    await begin(page);
  }
  await page.evaluate(() => location.assign('#/campaign'));
  await expect(page.getByRole('heading', { name: words.campaign.title })).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(0);
  expect(await intervals(page)).toBe(before);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  expect(usedSize / 1e6).toBeLessThanOrEqual(250);
  process.stdout.write(`heap after ten levels: ${(usedSize / 1e6).toFixed(1)} MB\n`);
  expect(failed).toEqual([]);
  await space.stop();
});
