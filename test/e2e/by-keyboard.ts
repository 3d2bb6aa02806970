import { expect, type Locator, type Page } from '@playwright/test';

/** Walks with the Tab key until the focus is on what is meant, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`150 presses of Tab did not reach ${target}`);
}

/** Goes there with the Tab key and presses Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Picks an entry of a list by typing its first letters. */
export async function pick(page: Page, list: Locator, entry: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(entry);
}
