import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { ENTRIES } from '../../shared/see/index.ts';
import { type AServer, aServer } from './a-server.ts';
import { expectAccessible } from './axe.ts';

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

/** A key of the language files where words should be. */
const RAW_KEY = /\b(?:see|inside|machine)\.[a-z]\w*/;
/** Without motion a run jumps to its end. */
const DESK = { reducedMotion: 'reduce' } as const;
const PHONE = { ...DESK, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Specs run every concept with every lever; of the pages every third is opened here, and all of them with `SEE=all`. */
const OPENED = ENTRIES.filter((_, i) => process.env.SEE === 'all' || i % 3 === 0);

test('concepts open, can be predicted, and are changed by a lever, in both languages', async ({ browser }) => {
  test.setTimeout(600_000);
  const pages = [await (await browser.newContext(DESK)).newPage(), await (await browser.newContext(PHONE)).newPage()];
  for (const [i, { id }] of OPENED.entries()) {
    const page = pages[i % 2] as Page;
    await page.goto(`${server.url}/see/${id}?lang=${i % 2 === 0 ? 'en' : 'de'}`);
    await page.locator('.see-choices button').first().click();
    await page.locator('.see-transport button').first().click();
    await expect(page.locator('.see-verdict')).not.toBeEmpty();
    await page.locator('.see-lever input').first().check();
    await expect(page.locator('.see-levers p')).not.toBeEmpty();
    const { text, width } = await page.evaluate(() => ({
      text: document.body.innerText,
      width: document.documentElement.scrollWidth,
    }));
    expect(RAW_KEY.exec(text)?.[0], id).toBeUndefined();
    // Not `innerWidth`: a phone's grows with what is too wide.
    expect(width, `${id} is wider than the screen`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    await expectAccessible(page);
  }
});

test('a concept stands in a slide of another page, and is worked by keyboard alone', async ({ page }) => {
  const slides = await aPageOf(
    `<iframe src="${server.url}/see/page-sharing?embed" width="1000" height="700"></iframe>`,
  );
  await page.goto(slides.url);
  const slide = page.frameLocator('iframe');
  await expect(slide.locator('.see-choices button').first()).toBeVisible();
  await expect(slide.locator('.topbar')).toHaveCount(0);
  await slide.locator('.see-choices button').nth(2).focus();
  await page.keyboard.press('Enter');
  await slide.locator('.see-transport button').first().focus();
  await page.keyboard.press('Enter');
  await expect(slide.locator('.see-answered.right.own')).toBeVisible();
  await slide.locator('.see-lever input').first().focus();
  await page.keyboard.press('Space');
  await expect(slide.locator('.see-levers p')).not.toBeEmpty();
  slides.stop();
});

test('a small machine is stepped, taken back and stopped by keyboard alone', async ({ page }) => {
  await page.goto(`${server.url}/see/popf-ignored?embed`);
  await page.locator('.see-choices button').nth(2).focus();
  await page.keyboard.press('Enter');
  const stamp = page.locator('.machine-stamp');
  const before = await stamp.textContent();
  await page.locator('.see-transport button').nth(1).focus();
  await page.keyboard.press('s');
  await expect(stamp).toHaveClass(/is-ignored/);
  await page.keyboard.press('b');
  await expect(stamp).toHaveText(before ?? '');
  // A breakpoint two lines on: running stops before it.
  await page.locator('.break[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('r');
  await expect(page.locator('tr[aria-current="step"] .break')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('r');
  await expect(page.locator('.see-answered.right.own')).toBeVisible();
});

/** Somebody else's page, at an origin of its own. */
async function aPageOf(body: string): Promise<{ readonly url: string; stop(): void }> {
  const site = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(body);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  return { url: `http://127.0.0.1:${(site.address() as AddressInfo).port}/`, stop: () => site.close() };
}

test('the index finds concepts by their words', async ({ page }) => {
  await page.goto(`${server.url}/see`);
  await expect(page.locator('.see-card')).toHaveCount(ENTRIES.length);
  await page.locator('input').first().fill('post-copy');
  await expect(page.locator('.see-card').first()).toBeVisible();
  expect(await page.locator('.see-card').count()).toBeLessThan(5);
  await expectAccessible(page);
});
