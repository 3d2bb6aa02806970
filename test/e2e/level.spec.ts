import { expect, type Page, test } from '@playwright/test';
import { type AServer, aServer } from './a-server.ts';
import { expectAccessible } from './axe.ts';
import { pick, press } from './by-keyboard.ts';
import { aPerson, words } from './people.ts';

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

const LEVEL = words.level['1-1'];

/** The row of a guest or a host in its table. */
function rowOf(page: Page, table: string, name: RegExp) {
  return page.getByRole('table', { name: table }).getByRole('row', { name });
}

async function order(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('button', { name: new RegExp(`^${name}`) }).first());
}

/** Moves whoever is selected while it runs. */
async function moveTo(page: Page, host: string): Promise<void> {
  await order(page, words.verb.migrateLive.name);
  await pick(page, page.getByLabel(words.field.host), host);
  await press(page, page.locator('form button[type=submit]', { hasText: words.verb.migrateLive.name }));
}

async function placeAll(page: Page): Promise<void> {
  const all = page.getByRole('button', { name: /^Place all/ });
  await press(page, all.first());
  await press(page, page.locator('.verb-form').getByRole('button', { name: /^Place/ }));
}

test('the first level is won with three stars by keyboard and accessibility tree alone', async ({ browser }) => {
  const page = await aPerson(browser);
  await page.goto(`${server.url}/campaign`);
  await expectAccessible(page);
  await press(page, page.getByRole('link', { name: new RegExp(`${LEVEL.title}.*go on here`) }));
  await expect(page.getByRole('heading', { name: LEVEL.title })).toBeVisible();
  await expectAccessible(page);
  await press(page, page.getByRole('button', { name: words.attempt.start }));
  await press(page, page.getByRole('button', { name: words.play.show.table }));

  // What is shown first is one step, and the way to what it is about.
  const strip = page.getByRole('region', { name: words.attempt.strip });
  await expect(strip.getByRole('status')).toContainText('Move one');
  await press(page, strip.getByRole('button', { name: words.attempt.showMe }));
  await moveTo(page, 'Host 2');
  await expect(strip.getByRole('status')).toContainText('stands empty');
  await press(page, strip.getByRole('button', { name: words.attempt.showMe }));
  await order(page, words.verb.sleepHost.name);
  await expect(strip.getByRole('status')).toContainText('Dark');

  await page.pause();
});
