import { expect, test } from '@playwright/test';
import { type AServer, aServer } from './a-server.ts';
import { expectAccessible } from './axe.ts';
import { expectWalkable, pick, press } from './by-keyboard.ts';
import { aPerson, words } from './people.ts';

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

test('a game is played in table mode by keyboard alone, from the first page to the summary', async ({ browser }) => {
  const page = await aPerson(browser);
  await page.goto(server.url);
  await press(page, page.getByRole('button', { name: words.join.soloButton }));
  await press(page, page.getByRole('button', { name: words.solo.play }));
  await expect(page.getByRole('heading', { name: words.brief.orders })).toBeVisible();
  await expectAccessible(page);
  await press(page, page.getByRole('button', { name: words.solo.begin }));
  const brief = page.getByRole('button', { name: words.brief.open });
  await press(page, brief);
  await expect(page.getByRole('dialog', { name: /./ })).toBeVisible();
  await expectWalkable(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(brief).toBeFocused();

  await press(page, page.getByRole('button', { name: words.play.show.table }));
  await expectAccessible(page);

  const machine = page.getByRole('table', { name: words.table.vms }).getByRole('row', { name: /Corner Shop 1\b/ });
  await expect(machine).toContainText('Host 1');
  await press(page, machine.getByRole('button'));
  await press(page, page.getByRole('button', { name: new RegExp(`^${words.verb.migrateLive.name}`) }).first());
  await pick(page, page.getByLabel(words.field.host), 'Host 2');
  // The name of the order above its form is a button, too: it opens its card.
  await press(page, page.locator('form button[type=submit]', { hasText: words.verb.migrateLive.name }));
  await expect(machine).toContainText('Host 2');

  const way = page.getByRole('button', { name: words.play.lookInside });
  await press(page, way);
  const inside = page.getByRole('dialog', { name: /Host 2/ });
  await press(page, inside.getByRole('button', { name: /Corner Shop 1\b/ }));
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(inside).toHaveCount(0);
  await expect(way).toBeFocused();

  await press(page, page.getByRole('button', { name: words.play.faster }));
  await press(page, page.getByRole('button', { name: words.play.faster }));
  await expect(page.locator('.speed')).toHaveText('×4');
  const accept = page.getByRole('button', { name: new RegExp(`^${words.verb.acceptContract.name}`) });
  const offer = page.getByRole('row', { name: new RegExp(words.tenantState.offered) });
  await press(page, offer.getByRole('button').first());
  await press(page, accept.first());
  await expect(page.getByRole('row', { name: new RegExp(words.vmState.off) }).first()).toBeVisible();

  await expect(page.getByRole('heading', { name: words.over.titleSolo })).toBeVisible({ timeout: 100_000 });
  await expectAccessible(page);

  await press(page, page.getByRole('button', { name: words.debrief.over.open }));
  await expect(page.getByRole('heading', { name: words.debrief.waterfall.title })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
});
