import { expect, type Page, test } from '@playwright/test';
import { type AServer, aServer } from './a-server.ts';
import { expectAccessible } from './axe.ts';

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

/** Figures of a column of the table of a game, and the hash of its end. */
async function figuresOf(page: Page, column: number): Promise<readonly (string | null)[]> {
  const rows = page.locator(`.ghost-figures tbody tr td:nth-of-type(${column})`);
  await expect(page.locator('.ghost-figures [data-curve="points"]')).toBeVisible({ timeout: 90_000 });
  return rows.allTextContents();
}

test('a ghost made in one browser shows the same figures and comes to the same state in another', async ({
  browser,
}) => {
  const maker = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await maker.newPage();
  await page.goto(`${server.url}/solo?hall=first-hall`);
  await page.locator('.race-choice input').nth(1).check();
  await expect(page.locator('.race-choice [role=status]')).not.toBeEmpty();
  // It begins when the ghost has been found.
  await page.locator('form .button.primary.large:not([aria-busy])').click();
  await page.locator('.button.primary.large').first().click();
  await expect(page.locator('.race-panel .ghost-strip')).toBeVisible();
  await page.locator('.race-head button').click();
  await expect(page.locator('.race-panel .ghost-strip')).toHaveCount(0);
  // A few seconds of the hall, and its end.
  await expect(page.locator('.play .clock')).not.toContainText('00:00');
  await page.locator('.solo-clock button').last().click();
  await page.locator('dialog .button.danger').click();
  const own = await figuresOf(page, 1);
  await page.locator('.share-ghost button').first().click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const hash = await page.locator('.share-ghost .ghost-hash').textContent();
  await maker.close();

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  expect(await figuresOf(other, 1)).toEqual(own);
  await expect(other.locator('.ghost-hash').first()).toHaveText(hash ?? '');
  await expect(other.locator('.notice.bad')).toHaveCount(0);
  await expectAccessible(other);
});

test('a hall of the lab is opened, an event happens in it, and its link opens it again', async ({ browser }) => {
  const maker = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await maker.newPage();
  await page.goto(`${server.url}/lab`);
  await expect(page.locator('.lab-part')).toHaveCount(4);
  await expectAccessible(page);
  await page.locator('.lab-setup .button.primary').click();
  await expect(page.locator('.play canvas')).toBeVisible();
  const bar = page.locator('.lab-bar');
  await bar.locator('.lab-tabs button').nth(1).click();
  await bar.locator('.fault-choice button').first().click();
  await bar.locator('.button.primary').click();
  // It stands still: two single steps carry the event out.
  for (const _ of [1, 2]) await bar.locator('.lab-tabs button').first().click();
  await bar.locator('.lab-tabs button').nth(3).click();
  const link = await bar.locator('.lab-address').inputValue();
  await maker.close();

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.locator('.play canvas')).toBeVisible();
  const again = other.locator('.lab-bar');
  for (const _ of [1, 2]) await again.locator('.lab-tabs button').first().click();
  await again.locator('.lab-tabs button').nth(3).click();
  await expect(again.locator('.lab-address')).toHaveValue(link);
});
