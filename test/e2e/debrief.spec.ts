import { expect, type Page, test } from '@playwright/test';
import { aPastSession, NOTE, type PastSession, wasThere } from './a-past-session.ts';
import { type AServer, aServer } from './a-server.ts';
import { expectAccessible } from './axe.ts';
import { expectWalkable } from './by-keyboard.ts';
import { expectWords } from './expect-words.ts';
import { aPerson, words } from './people.ts';

const { debrief } = words;

let server: AServer;
let session: PastSession;
test.beforeAll(async () => {
  server = await aServer();
  session = await aPastSession(server.url);
});
test.afterAll(() => server.stop());

async function open(page: Page, way = ''): Promise<void> {
  await page.goto(`${server.url}/d/${session.code}${way}`);
  await expect(page.getByRole('navigation', { name: debrief.title })).toBeVisible();
}

test('a teacher finds the class without names, then one team, what it lost and where it began', async ({ browser }) => {
  const teacher = await aPerson(browser);
  await wasThere(teacher, session.code, 'instructor', session.teacherToken);
  await open(teacher);
  const table = teacher.getByRole('table', { name: debrief.class.axes });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).not.toContainText(words.names.team[0]);
  await expect(teacher.getByRole('heading', { name: debrief.class.losses })).toBeVisible();
  await expect(teacher.getByRole('table', { name: debrief.class.losses }).getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(teacher);
  await teacher.getByRole('checkbox', { name: debrief.class.names }).check();
  await table.getByRole('button', { name: words.names.team[0] }).click();

  await expect(teacher.getByRole('heading', { name: debrief.waterfall.title })).toBeVisible({ timeout: 60_000 });
  await expect(teacher.locator('.fall-parts').first()).toBeVisible();
  await expect(teacher.locator('.uplot canvas').first()).toBeVisible();
  await expectAccessible(teacher);
  await expect(teacher.locator('table', { hasText: debrief.books.title }).locator('.sum')).toContainText('¤');
  await expect(teacher.getByRole('button', { name: new RegExp(NOTE) })).toBeVisible();
  await expectWords(teacher);
});

test('bars of the waterfall open by keyboard, and so do the tables beside the charts', async ({ browser }) => {
  const player = await aPerson(browser);
  const [seat] = session.seats;
  await wasThere(player, session.code, 'player', seat?.token ?? '');
  await open(player);
  const bar = player.getByRole('button', { name: debrief.axis.energy }).first();
  const before = await bar.getAttribute('aria-expanded');
  await bar.focus();
  await player.keyboard.press('Enter');
  await expect(bar).not.toHaveAttribute('aria-expanded', before ?? '');

  for (const table of await player.locator('.chart-table summary').all()) await table.press('Enter');
  await expectWalkable(player);
  await expectAccessible(player);
});

test('a player sees the own hall again, and that it is what happened', async ({ browser }) => {
  const player = await aPerson(browser);
  const [seat] = session.seats;
  await wasThere(player, session.code, 'player', seat?.token ?? '');
  await open(player, '/replay');
  await expect(player.locator('.replay-hall canvas')).toBeVisible();
  const met = new RegExp(debrief.replay.agrees.replace(/\{\{\w+\}\}/g, '\\d+'));
  await expect(player.getByText(met)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(player);

  const position = player.getByRole('slider', { name: debrief.replay.position });
  const before = await position.inputValue();
  await player.keyboard.press('l');
  await expect(position).not.toHaveValue(before);
  await player.keyboard.press('k');
  await expect(player.getByRole('button', { name: debrief.replay.pause })).toBeVisible();
  await player.keyboard.press('k');

  await player.getByLabel(debrief.replay.note).fill('look here');
  await player.getByRole('button', { name: debrief.replay.mark }).click();
  await expect(player.getByRole('button', { name: /look here/ }).first()).toBeVisible();
  await expectWords(player);
});

test('what a loss is about is marked where it began, until the marks are hidden', async ({ browser }) => {
  const teacher = await aPerson(browser);
  await wasThere(teacher, session.code, 'instructor', session.teacherToken);
  await open(teacher, '/replay?team=1&tick=140&tenant=0&cause=steal');
  const strip = teacher.locator('.loss-mark');
  await expect(strip).toContainText('Corner Shop', { timeout: 60_000 });
  await expectAccessible(teacher);
  await strip.getByRole('button', { name: debrief.replay.aboutHide }).click();
  await expect(strip).toHaveCount(0);
  expect(teacher.url()).not.toContain('cause');
});

test('one VM of a group order is left out, and the game is played again without it', async ({ browser }) => {
  const player = await aPerson(browser);
  const [seat] = session.seats;
  await wasThere(player, session.code, 'player', seat?.token ?? '');
  await open(player, '/what-if');
  await player.getByRole('radio', { name: new RegExp(words.verb.placeVms.name) }).check({ timeout: 60_000 });
  const group = player.locator('.placements');
  // The first choice is of the whole group.
  const ofVm = (vm: number) => group.getByRole('combobox').nth(vm + 1);
  await expect(ofVm(1)).toBeVisible();
  const all = (await group.getByRole('combobox').count()) - 1;
  await ofVm(0).selectOption({ label: debrief.whatIf.takenOut });
  await expect(group).toContainText(`${all - 1} `);
  await expectAccessible(player);
  await player.getByRole('button', { name: debrief.whatIf.run }).click();
  await expect(player.locator('.what-if-answer')).toBeVisible({ timeout: 60_000 });
  for (let vm = 0; vm < all; vm++) await ofVm(vm).selectOption({ label: debrief.whatIf.takenOut });
  await expect(player.getByRole('button', { name: debrief.whatIf.run })).toHaveAttribute('aria-disabled', 'true');
});

test('a teacher who has lost everything finds the session and its debrief again', async ({ browser }) => {
  const teacher = await aPerson(browser);
  await teacher.goto(`${server.url}/host`);
  await teacher.getByRole('button', { name: words.host.openFind }).click();
  await expectAccessible(teacher);
  await teacher.getByRole('button', { name: words.host.openDebrief }).first().click();
  await expect(teacher.getByRole('heading', { name: debrief.class.losses })).toBeVisible();
  await teacher.reload();
  await expect(teacher.getByRole('heading', { name: debrief.class.losses })).toBeVisible();
});

test('two teams stand side by side, with the first decision that differs', async ({ browser }) => {
  const teacher = await aPerson(browser);
  await wasThere(teacher, session.code, 'instructor', session.teacherToken);
  await open(teacher, '/replay?team=0&beside=1');
  await expect(teacher.locator('.replay-hall canvas')).toHaveCount(2);
  const difference = teacher.locator('.first-difference');
  await expect(difference).toContainText('140', { timeout: 60_000 });
  await expect(difference).toContainText('180');
  await difference.getByRole('button', { name: debrief.replay.toDifference }).click();
  await expectWalkable(teacher);
});

test('an order that is given as it was changes nothing, and one that is left out is played without', async ({
  browser,
}) => {
  const player = await aPerson(browser);
  const [seat] = session.seats;
  await wasThere(player, session.code, 'player', seat?.token ?? '');
  await open(player, '/what-if');
  await player.getByRole('radio').first().check({ timeout: 60_000 });
  await player.getByRole('button', { name: debrief.whatIf.run }).click();
  await expect(player.locator('.what-if-answer')).toHaveText(debrief.whatIf.unchanged, { timeout: 60_000 });
  await expect(player.locator('.what-if [role=status]')).toHaveText(debrief.whatIf.unchanged);
  await expectAccessible(player);
  await expectWalkable(player);
  await player.getByRole('radio', { name: debrief.whatIf.drop }).check();
  await player.getByRole('button', { name: debrief.whatIf.run }).click();
  await expect(player.locator('.what-if-answer')).toBeVisible();
  await expectWords(player);
});

test('a report prints, and everything can be taken away as files', async ({ browser }) => {
  const teacher = await aPerson(browser);
  await wasThere(teacher, session.code, 'instructor', session.teacherToken);
  await open(teacher, '/report');
  await expect(teacher.locator('.report-team')).toHaveCount(2);
  await expectAccessible(teacher);
  await expectWalkable(teacher);
  await expectWords(teacher);
  for (const [button, ending] of [
    [debrief.report.series, 'series.csv'],
    [debrief.report.lossesFile, 'losses.csv'],
    [debrief.report.journal, 'journal.ndjson'],
  ] as const) {
    const coming = teacher.waitForEvent('download');
    await teacher.getByRole('button', { name: button }).click();
    expect((await coming).suggestedFilename()).toBe(`overcommit-${session.code.toLowerCase()}-${ending}`);
  }
});

test('whoever was not there is told so', async ({ browser }) => {
  const stranger = await aPerson(browser);
  await stranger.goto(`${server.url}/d/${session.code}`);
  await expect(stranger.getByRole('alert')).toContainText(`${session.code.slice(0, 3)}-${session.code.slice(3)}`);
});
