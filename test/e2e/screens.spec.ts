import { expect, type Locator, type Page, test } from '@playwright/test';
import { hallLayout, hostX, hostY, INTAKE_HEAD, SPINE } from '../../client/hall/layout/hall-layout.ts';
import { fitView, newViewPort, toScreenX, toScreenY } from '../../client/hall/layout/view-port.ts';
import { type AServer, aServer } from './a-server.ts';
import { expectWords } from './expect-words.ts';
import { aPerson, hostSession, joinSession, words } from './people.ts';

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** Starts a game for one with the scenario at a place of the list. */
async function playAlone(page: Page, scenario: string): Promise<void> {
  await page.goto(`${server.url}/solo`);
  await page.getByRole('radio', { name: new RegExp(scenario) }).check();
  await page.getByRole('button', { name: words.solo.play }).click();
  await page.getByRole('button', { name: words.solo.begin }).click();
  await expect(page.locator('.play canvas')).toBeVisible();
}

test('no page shows a key instead of a word, in either language', async ({ browser }) => {
  const teacher = await aPerson(browser);
  for (const way of ['/', '/host', '/solo', '/nowhere']) {
    await teacher.goto(server.url + way);
    await expect(teacher.locator('h1').first()).toBeVisible();
    await expectWords(teacher);
  }
  const code = await hostSession(teacher, server.url);
  await expectWords(teacher);
  const student = await aPerson(browser);
  await student.goto(`${server.url}/j/${code}`);
  await expect(student.locator('h1').first()).toBeVisible();
  await expectWords(student);
  await joinSession(student, server.url, code);
  await student.getByRole('button', { name: words.lobby.dryHallOpen }).click();
  await expect(student.locator('.dry canvas')).toBeVisible();
  await student.locator('.dry-keys summary').click();
  await expectWords(student);

  await teacher.getByRole('button', { name: words.instructor.start }).click();
  await expect(student.locator('.play canvas')).toBeVisible();
  await expectWords(student);
  await expectWords(teacher);
  await student.keyboard.press('?');
  await expect(student.getByRole('dialog')).toBeVisible();
  await student.keyboard.press('Escape');
  await student.getByRole('button', { name: words.play.show.table }).click();
  await expect(student.getByRole('table').first()).toBeVisible();
  await expectWords(student);
  await teacher.getByRole('button', { name: words.instructor.end }).click();
  await teacher.getByRole('button', { name: words.instructor.endConfirm }).click();
  await expect(student.getByRole('heading', { name: words.over.title })).toBeVisible();
  await expectWords(student);
  await expectWords(teacher);
});

for (const [name, options] of [
  ['a laptop', { viewport: { width: 1366, height: 768 } }],
  ['a phone', PHONE],
] as const) {
  test(`nothing that happens moves the hall on ${name}`, async ({ browser }) => {
    const page = await aPerson(browser, options);
    await playAlone(page, words.scenario.sprint.title);
    const canvas = page.locator('.hall-canvas canvas');
    const narrow = options === PHONE;
    const tab = (name: string) => page.locator('.sheet-tabs').getByRole('button', { name });
    // A sheet is opened by whoever asks for it, and takes its room then.
    if (narrow) await tab(words.sheet.contracts).click();
    const before = await canvas.boundingBox();
    const same = async () => expect(await canvas.boundingBox()).toEqual(before);
    const accept = page
      .locator('.contract.offer')
      .getByRole('button', { name: new RegExp(words.verb.acceptContract.name) });
    await expect(accept.first()).toBeVisible({ timeout: 60_000 });
    await same();
    await accept.first().click();
    if (narrow) await tab(words.sheet.verbs).click();
    await expect(page.locator('.place-all')).toBeVisible();
    await same();
    await page.getByRole('button', { name: words.play.pauseVerb }).click();
    await expect(page.getByText(words.play.pause.look.alone)).toBeVisible();
    await same();
    // Nothing moves in a pause: the hall draws no frames.
    await expect.poll(() => framesAskedFor(page)).toBe(0);
    await page.locator('.place-all button').click();
    await page.locator('.verb-form .button.primary').click();
    await expect(page.getByRole('button', { name: words.app.undo })).toBeVisible();
    await same();
    await page.getByRole('button', { name: words.app.undo }).click();
    await expect(page.locator('.notice-slot.held')).toHaveCount(0);
    await same();
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
  });
}

/** How many frames the page asks the browser for within half a second. */
function framesAskedFor(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const ask = window.requestAnimationFrame;
    let frames = 0;
    window.requestAnimationFrame = (run) => {
      frames += 1;
      return ask(run);
    };
    await new Promise((resolve) => setTimeout(resolve, 500));
    window.requestAnimationFrame = ask;
    return frames;
  });
}

/** Moves one finger from a point to another, as a person does: down, some steps, up. */
async function touchDrag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [from]);
  for (let step = 1; step <= 10; step++) {
    const part = step / 10;
    await send('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
    await page.waitForTimeout(30);
  }
  await send('touchEnd', []);
}

/** Where the first waiting brick and the first host of a hall of two hosts are on the page. */
async function placesIn(canvas: Locator) {
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the canvas has no box');
  const layout = hallLayout(2, box.width - 16, box.height - 16, 1.6);
  const view = { ...newViewPort(), width: box.width, height: box.height };
  fitView(view, layout.bounds);
  const on = (x: number, y: number) => ({ x: box.x + toScreenX(view, x), y: box.y + toScreenY(view, y) });
  return {
    brick: on(SPINE / 2 + 12, -layout.intakeHeight + INTAKE_HEAD + 14),
    host: on(hostX(layout, 0) + layout.tileWidth / 2, hostY(layout, 0) + layout.tileHeight / 2),
  };
}

test('on a phone the first touch that drags a waiting VM places it, and the page stays where it is', async ({
  browser,
}) => {
  const teacher = await aPerson(browser);
  const code = await hostSession(teacher, server.url);
  const student = await aPerson(browser, PHONE);
  await joinSession(student, server.url, code);
  await student.getByRole('button', { name: words.lobby.dryHallOpen }).click();
  const canvas = student.locator('.dry canvas');
  await expect(canvas).toBeVisible();
  await canvas.scrollIntoViewIfNeeded();
  await student.waitForTimeout(1500);
  const { brick, host } = await placesIn(canvas);
  const scrolled = await student.evaluate(() => window.scrollY);
  expect(scrolled).toBeGreaterThan(0);
  await touchDrag(student, brick, host);
  await expect(student.locator('.dry-prompt')).not.toHaveText(words.dry.place);
  expect(await student.evaluate(() => window.scrollY)).toBe(scrolled);
});

test('pause and all usual faults are in sight on a laptop, and no fault goes off at the first click', async ({
  browser,
}) => {
  const teacher = await aPerson(browser, { viewport: { width: 1366, height: 768 } });
  const code = await hostSession(teacher, server.url);
  for (const _ of [1, 2]) await joinSession(await aPerson(browser), server.url, code);
  await teacher.getByRole('button', { name: words.instructor.start }).click();
  const fault = teacher.getByRole('button', { name: words.instructor.fault.hostFailing.title, exact: true });
  const inject = teacher.getByRole('button', { name: words.instructor.faultInject, exact: true });
  for (const seen of [teacher.getByRole('button', { name: words.instructor.pauseLook }), fault, inject]) {
    await expect(seen).toBeInViewport({ ratio: 1 });
  }
  await fault.click();
  await expect(inject).toHaveAttribute('aria-disabled', 'true');
  await teacher.getByRole('button', { name: words.instructor.allTeams, exact: true }).click();
  await inject.click();
  await expect(teacher.getByRole('dialog')).toBeVisible();
});

test('a page follows the colours that the system prefers, until somebody chooses', async ({ browser }) => {
  const page = await aPerson(browser, { colorScheme: 'light' });
  await page.goto(server.url);
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await expect.poll(theme).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(theme).toBe('dark');
  await page.getByRole('button', { name: new RegExp(`^${words.app.theme}`) }).click();
  await page.reload();
  await expect.poll(theme).toBe('light');
});
