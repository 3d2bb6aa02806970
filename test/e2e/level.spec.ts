import { expect, type Locator, type Page, test } from '@playwright/test';
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

/** A row of a table of the hall, by what it says. */
function rowOf(page: Page, table: string, says: RegExp): Locator {
  return page.getByRole('table', { name: table }).getByRole('row', { name: says }).first();
}

async function select(page: Page, row: Locator): Promise<void> {
  await press(page, row.getByRole('button').first());
}

async function order(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('button', { name: new RegExp(`^${name}`) }).first());
}

/** Moves whoever is selected while it runs. */
async function moveTo(page: Page, host: string): Promise<void> {
  await order(page, words.verb.migrateLive.name);
  await pick(page, page.getByLabel(words.field.host), host);
  // The name of the order above its form is a button, too: it opens its card.
  await press(page, page.locator('form button[type=submit]', { hasText: words.verb.migrateLive.name }));
}

/** Lets the hall stand still, and go on: orders can be given meanwhile. */
async function pauseOrGoOn(page: Page): Promise<void> {
  await page.keyboard.press('p');
}

/** Waits for what is to be placed, and places all of it at once while the hall stands still. */
async function placeAll(page: Page, what: string): Promise<void> {
  const all = page.getByRole('button', { name: what });
  await expect(all.first()).toBeVisible({ timeout: 60_000 });
  await pauseOrGoOn(page);
  await press(page, all.first());
  await press(page, page.getByRole('region', { name: words.play.plan.title }).getByRole('button', { name: what }));
  await pauseOrGoOn(page);
}

test('the first level is won with three stars by keyboard and accessibility tree alone', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await aPerson(browser);
  await page.goto(`${server.url}/campaign`);
  await expectAccessible(page);
  await press(page, page.getByRole('link', { name: new RegExp(`${LEVEL.title}.*go on here`) }));
  await expect(page.getByRole('heading', { name: LEVEL.title })).toBeVisible();
  await expectAccessible(page);
  await press(page, page.getByRole('button', { name: words.attempt.start }));
  await press(page, page.getByRole('button', { name: words.play.show.table }));

  // One step at a time, and the way to what it is about.
  const strip = page.getByRole('region', { name: words.attempt.strip });
  const step = strip.getByRole('status');
  const showMe = strip.getByRole('button', { name: words.attempt.showMe });
  await expect(step).toContainText('Move one');
  await press(page, showMe);
  await moveTo(page, 'Host 2');
  await expect(step).toContainText('stands empty');
  await press(page, showMe);
  await order(page, words.verb.sleepHost.name);
  await expect(step).toContainText('Dark');

  for (const guest of [/Corner Shop C 1\b/, /Corner Shop D 1\b/]) {
    await select(page, rowOf(page, words.table.vms, guest));
    await moveTo(page, 'Host 2');
  }
  for (const host of [/^Host 3\b/, /^Host 4\b/]) {
    const row = rowOf(page, words.table.hosts, host);
    await select(page, row);
    await order(page, words.verb.sleepHost.name);
    await expect(row).toContainText(words.hostState.asleep);
  }

  for (let i = 0; i < 2; i++) await press(page, page.getByRole('button', { name: words.play.faster }));
  await placeAll(page, 'Place 8 VMs');
  await expect(step).toContainText('six guests on each');
  await pauseOrGoOn(page);
  const crowded = page.getByRole('table', { name: words.table.vms }).getByRole('row', { name: /Host 5\b/ });
  for (const guest of [0, 1]) {
    await select(page, crowded.nth(guest));
    await moveTo(page, 'Host 2');
  }
  await pauseOrGoOn(page);

  await placeAll(page, 'Place 6 VMs');
  await expect(page.getByRole('heading', { name: words.attempt.result3 })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);

  await press(page, page.getByRole('link', { name: words.attempt.all }).first());
  await expect(
    page.getByRole('link', { name: `${LEVEL.title}: ${words.campaign.stars_other.replace('{{count}}', '3')}` }),
  ).toBeVisible();
});
