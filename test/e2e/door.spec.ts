import { expect, test } from '@playwright/test';
import { takeSeat } from '../../tools/load/host.ts';
import { type AServer, aServer } from './a-server.ts';
import { aPerson, hostSession, joinSession, words } from './people.ts';

/** Who comes in, as people see it. */

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

test('newcomers wait at a door that the instructor answers, and are let in by name', async ({ browser }) => {
  const [teacher, pupil] = [await aPerson(browser), await aPerson(browser)];
  const code = await hostSession(teacher, server.url);
  const door = teacher.getByRole('region', { name: words.instructor.door, exact: true });
  await door.getByRole('button', { name: words.instructor.doorWay.ask }).click();
  await expect(door.getByText(words.instructor.doorText.ask)).toBeVisible();
  await pupil.goto(`${server.url}/j/${code}`);
  await pupil.getByRole('button', { name: words.join.take }).click();
  await expect(pupil.getByRole('heading', { name: words.join.waitTitle })).toBeVisible();
  const name = (await pupil.locator('.join-suggested').textContent()) ?? '';
  await door.getByRole('button', { name: `${words.instructor.letIn}: ${name}` }).click();
  await expect(pupil.getByRole('heading', { name: words.lobby.title, exact: true })).toBeVisible();
  await expect(teacher.getByRole('rowheader', { name })).toBeVisible();
});

test('a crowded door asks a browser for work, which it does by itself', async ({ browser }) => {
  const teacher = await aPerson(browser);
  const code = await hostSession(teacher, server.url);
  for (let n = 0; n < 16; n++) await takeSeat(server.url, code);
  const pupil = await aPerson(browser);
  const answers: number[] = [];
  pupil.on('response', (response) => {
    if (response.url().endsWith('/seats')) answers.push(response.status());
  });
  await joinSession(pupil, server.url, code);
  expect(answers.at(-1)).toBe(201);
  expect(answers).toContain(428);
});

test('a browser that stores nothing hosts, joins and plays', async ({ browser }) => {
  const people = [await aPerson(browser), await aPerson(browser)];
  for (const person of people)
    await person.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new Error('storage is off');
          },
        });
    });
  const [teacher, pupil] = people;
  if (!teacher || !pupil) throw new Error('two people');
  const code = await hostSession(teacher, server.url);
  await joinSession(pupil, server.url, code);
  await teacher.getByRole('button', { name: words.instructor.start }).click();
  await expect(pupil.locator('.play')).toBeVisible();
});

test('the way in fits a screen of 280 pixels, and takes a pasted link', async ({ browser }) => {
  const teacher = await aPerson(browser);
  const code = await hostSession(teacher, server.url);
  const pupil = await aPerson(browser, { viewport: { width: 280, height: 653 } });
  const fits = () => pupil.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  await pupil.goto(server.url);
  await expect(pupil.getByRole('button', { name: words.join.codeContinue })).toBeVisible();
  expect(await fits()).toBe(true);
  const field = pupil.getByLabel(words.join.codeLabel);
  await field.fill(`${server.url}/j/${code.slice(0, 3)}-${code.slice(3)}`);
  await expect(field).toHaveValue(`${code.slice(0, 3)}-${code.slice(3)}`);
  await pupil.getByRole('button', { name: words.join.codeContinue }).click();
  await expect(pupil.getByRole('button', { name: words.join.take })).toBeVisible();
  expect(await fits()).toBe(true);
  await pupil.getByText(words.join.seatCodeTitle).click();
  expect(await fits()).toBe(true);
  await pupil.getByRole('button', { name: words.join.take }).click();
  await expect(pupil.getByRole('heading', { name: words.lobby.title, exact: true })).toBeVisible();
  expect(await fits()).toBe(true);
});

test('a host on another device finds the open session and shuts the lost console', async ({ browser }) => {
  const lost = await aPerson(browser);
  const code = await hostSession(lost, server.url);
  const host = await aPerson(browser);
  await host.goto(`${server.url}/host`);
  await host.getByRole('button', { name: words.host.openFind }).click();
  const row = host.getByRole('listitem').filter({ hasText: `${code.slice(0, 3)}-${code.slice(3)}` });
  await row.getByRole('button', { name: words.host.openRevoke }).click();
  await host.waitForURL(new RegExp(`/i/${code}$`));
  await expect(host.getByRole('heading', { name: words.instructor.door, exact: true })).toBeVisible();
  await expect(lost.getByRole('heading', { name: words.app.linkClosed })).toBeVisible();
});
