import { type Browser, expect, type Page } from '@playwright/test';
import debrief from '../../assets/lang/debrief/en.json' with { type: 'json' };
import way from '../../assets/lang/en.json' with { type: 'json' };
import hall from '../../assets/lang/hall/en.json' with { type: 'json' };
import levels from '../../assets/lang/levels/en.json' with { type: 'json' };

export const words = { ...way, ...hall, ...debrief, ...levels };

/** A person with a browser of their own; the test fails on any error of the page's script. */
export async function aPerson(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** Opens a session as an instructor and answers its code, `K7QF3M`. */
export async function hostSession(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page
    .getByRole('link', { name: words.join.hostButton })
    .or(page.getByRole('button', { name: words.join.hostButton }))
    .first()
    .click();
  await page.getByRole('button', { name: words.host.create }).click();
  await page.waitForURL(/\/i\/[0-9A-Z]{6}/);
  return page.url().slice(-6);
}

/** Joins with a code as it is read from the board, and waits in the lobby. */
export async function joinSession(page: Page, url: string, code: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel(words.join.codeLabel).fill(`${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase());
  await page.getByRole('button', { name: words.join.codeContinue }).click();
  await page.getByRole('button', { name: words.join.take }).click();
  await expect(page.getByRole('heading', { name: words.lobby.title, exact: true })).toBeVisible();
}
