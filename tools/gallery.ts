import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../test/support/chromium.ts';
import { closeGame, type Game, openGame, sitDown, waitFor } from './gallery/game.ts';
import { SHOTS, type Shot } from './gallery/shots.ts';
import { freePort, startServer } from './load/server-process.ts';

/**
 * `npm run gallery -- [--only NAME,NAME] [--out docs/gallery]`, after `npm run build`: bots play real halls on a real server, and a
 * browser that sits beside them takes a picture when the moment has come; then what the sessions leave behind, and pages of concepts.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, out: { type: 'string', default: 'docs/gallery' } },
});

const LAPTOP = { width: 1366, height: 768 };
/** What stands below one another on a page is seen together. */
const TALL = { width: 1366, height: 1120 };
/** Things have come to where they belong by then; on a machine without a graphics card frames are rare. */
const SETTLED_MS = 3500;
const OPEN_MS = 60_000;
const MOST_BYTES = 300_000;
/** Pages that are there without a game. */
const PAGES: readonly { readonly name: string; readonly way: string; readonly size?: typeof LAPTOP }[] = [
  { name: 'see-index', way: '/see?lang=en' },
  { name: 'see-migration', way: '/see/pre-copy?lang=en' },
  { name: 'see-sharing', way: '/see/page-sharing?lang=en' },
  { name: 'see-rings', way: '/see/three-requirements?lang=en', size: TALL },
  { name: 'see-maps', way: '/see/unmap-missed?lang=en', size: TALL },
];
/** What is looked at when a session is over, and what must be on the page by then. */
const AFTERWARDS = [
  { name: 'debrief', way: '', there: '.fall-parts', keys: [] },
  { name: 'replay', way: '/replay', there: '.replay-hall canvas', keys: ['.', 'k'] },
] as const;

function wanted(name: string): boolean {
  return values.only === undefined || values.only.split(',').includes(name);
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-gallery-'));
  await mkdir(values.out, { recursive: true });
  const server = await startServer(path.resolve('dist/server/main.js'), dataDir, await freePort());
  const found = await findChromium();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args],
    env: { ...(process.env as Record<string, string>), ...found.env },
  });
  try {
    await takeHalls(browser, server.url);
    await takePages(browser, server.url);
  } finally {
    await browser.close();
    await server.kill('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** All halls are played at once; pictures are taken one after the other, as their moments come. */
async function takeHalls(browser: Browser, url: string): Promise<void> {
  let line: Promise<unknown> = Promise.resolve();
  const last = AFTERWARDS.some(({ name }) => wanted(name));
  const shots = SHOTS.filter(({ name }, i) => wanted(name) || (last && i === 0));
  await Promise.all(
    shots.map(async (shot) => {
      const game = await openGame(url, shot.hall, shot.bot ?? 'reference');
      const came = await waitFor(game, shot.moment, shot.withinS * 1000);
      if (!came) process.stderr.write(`${shot.name}: its moment did not come\n`);
      const turn = line.then(() => takeHall(browser, url, shot, game));
      line = turn.catch(() => undefined);
      await turn;
      await closeGame(game);
      if (shot !== SHOTS[0] || !last) return;
      line = line.then(() => takeAfterwards(browser, url, game));
      await line;
    }),
  );
}

async function takeHall(browser: Browser, url: string, shot: Shot, game: Game): Promise<void> {
  if (!wanted(shot.name)) return;
  const page = await aPage(browser, shot.size ?? LAPTOP, shot);
  await sitDown(page, game);
  await page.goto(`${url}/play/${game.code}`);
  await page.locator('.hall-canvas canvas').waitFor({ timeout: OPEN_MS });
  const brief = page.getByRole('dialog');
  if (await brief.isVisible()) await page.keyboard.press('Escape');
  await page.waitForTimeout(SETTLED_MS);
  if (await brief.isVisible()) await page.keyboard.press('Escape');
  if (shot.key) await page.keyboard.press(shot.key);
  await shot.act?.(game);
  await page.waitForTimeout(SETTLED_MS / 2);
  await save(page, shot.name);
}

async function takeAfterwards(browser: Browser, url: string, game: Game): Promise<void> {
  for (const { name, way, there, keys } of AFTERWARDS) {
    if (!wanted(name)) continue;
    const page = await aPage(browser, LAPTOP, {});
    await sitDown(page, game);
    await page.goto(`${url}/d/${game.code}${way}`);
    await page.locator(there).first().waitFor({ timeout: OPEN_MS });
    await page.waitForTimeout(SETTLED_MS);
    for (const key of keys) await page.keyboard.press(key);
    if (keys.length > 0) await page.waitForTimeout(SETTLED_MS);
    await save(page, name);
  }
}

async function takePages(browser: Browser, url: string): Promise<void> {
  for (const { name, way, size } of PAGES) {
    if (!wanted(name)) continue;
    const page = await aPage(browser, size ?? LAPTOP, {});
    await page.goto(url + way);
    await page.locator('h1').first().waitFor({ timeout: OPEN_MS });
    await page.waitForTimeout(SETTLED_MS);
    await save(page, name);
  }
}

async function aPage(browser: Browser, size: typeof LAPTOP, { light, language = 'en' }: Partial<Shot>): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: size.width < 600 ? 2 : 1,
    locale: language === 'de' ? 'de-DE' : 'en-US',
    timezoneId: 'UTC',
    colorScheme: light ? 'light' : 'dark',
    hasTouch: size.width < 600,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
  return page;
}

async function save(page: Page, name: string): Promise<void> {
  const file = path.join(values.out, `${name}.png`);
  await page.screenshot({ path: file });
  await page.context().close();
  const { size } = await stat(file);
  process.stdout.write(`${file} ${Math.round(size / 1000)} kB${size > MOST_BYTES ? '  TOO LARGE' : ''}\n`);
}

await main();
