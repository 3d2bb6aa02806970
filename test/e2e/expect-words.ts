import { expect, type Page } from '@playwright/test';
import { words } from './people.ts';

const SECTIONS = Object.keys(words).join('|');
/** A key of the language files where words should be: `play.title`, `verb.placeVm.name`. */
const RAW_KEY = new RegExp(`(?<![\\w/.])(?:${SECTIONS})(?:\\.[a-z]\\w*)+(?![\\w(])`);

const PHONE = { width: 360, height: 740 };

/** No key stands where words should be, in either language, and nothing is wider than a phone. */
export async function expectWords(page: Page): Promise<void> {
  for (const language of ['Deutsch', 'English']) {
    await page.getByRole('button', { name: language, exact: true }).first().click();
    await page.waitForTimeout(300);
    const text = await page.evaluate(() => document.body.innerText);
    expect(RAW_KEY.exec(text)?.[0], `${page.url()} in ${language}`).toBeUndefined();
    await expectNarrow(page, language);
  }
}

async function expectNarrow(page: Page, language: string): Promise<void> {
  const size = page.viewportSize() ?? PHONE;
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(size);
  expect(width, `width of ${page.url()} in ${language}`).toBeLessThanOrEqual(PHONE.width);
}
