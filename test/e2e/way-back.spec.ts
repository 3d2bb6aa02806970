import { expect, test } from '@playwright/test';
import { hostSession } from '../../tools/load/host.ts';
import { type AServer, aServer } from './a-server.ts';
import { aPerson, words } from './people.ts';

/** The server lies below a path, as behind a proxy that serves other things as well. */
let server: AServer;
let home = '';
test.beforeAll(async () => {
  server = await aServer({ PUBLIC_URL: 'http://127.0.0.1/datacenter' });
  home = `${server.url}/datacenter`;
});
test.afterAll(() => server.stop());

test('below a path everything is asked for there, and the first page leads back into one’s own games', async ({
  browser,
}) => {
  const page = await aPerson(browser);
  const elsewhere: string[] = [];
  const failed: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(home)) elsewhere.push(request.url());
  });
  page.on('response', (reply) => {
    if (reply.status() >= 400) failed.push(`${reply.status()} ${reply.url()}`);
  });
  await page.goto(home);
  await page.getByRole('button', { name: words.join.soloButton }).click();
  await page.getByRole('button', { name: words.solo.play }).click();
  await page.getByRole('button', { name: words.solo.begin }).click();
  await page.waitForURL(/\/datacenter\/solo\/local-/);
  const game = page.url();
  await expect(page.getByRole('button', { name: words.play.show.table })).toBeVisible();

  // A class that this browser hosts, as its console keeps it.
  const session = await hostSession(server.url, {});
  const kept = { role: 'instructor', token: session.instructorToken, seatCode: '', name: 'Instructor', solo: false };
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
    `overcommit.seat.instructor.${session.code}`,
    JSON.stringify(kept),
  ] as const);
  await page.goto(`${home}/`);
  const hosted = `${session.code.slice(0, 3)}-${session.code.slice(3)}`;
  await page.getByRole('button', { name: words.join.back.instructor.replace('{{code}}', hosted) }).click();
  await page.waitForURL(`${home}/i/${session.code}`);
  await expect(page.getByText(hosted).first()).toBeVisible();
  await page.goto(home);
  const { title } = words.scenario['first-hall'];
  await page.getByRole('button', { name: words.join.back.solo.replace('{{hall}}', title) }).click();
  await page.waitForURL(game);
  await page.reload();
  await expect(page.getByRole('button', { name: words.play.show.table })).toBeVisible();
  expect(elsewhere).toEqual([]);
  expect(failed).toEqual([]);
});
