import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { markdownTable } from 'markdown-table';
import sirv from 'sirv';
import { build } from 'vite';
import { findChromium } from '../test/support/chromium.ts';
import { type FrameTimes, frameTimes, type TraceEvent } from './frames/trace.ts';

/**
 * `npm run bench:frames -- [--throttle 4] [--seconds 8] [--hosts 4,100,500] [--vms 10] [--json]`: how long the page's script runs in
 * each frame of the hall, in a headless Chromium whose CPU is slowed down; from a trace of the browser. Prints a table.
 */
const { values } = parseArgs({
  options: {
    throttle: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '8' },
    hosts: { type: 'string', default: '4,100,500' },
    vms: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});

/** The hall has been laid out and stands; what it costs to open is another question. */
const SETTLED_MS = 8000;
const SCREEN = { width: 1366, height: 768 };
const CATEGORIES = 'devtools.timeline,toplevel';

interface Row extends FrameTimes {
  readonly hosts: number;
  readonly vms: number;
  /** `runs`: ticks come and everything moves. `paused`: nothing does. */
  readonly state: 'runs' | 'paused';
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'overcommit-frames-'));
  await build({
    root: 'tools/frames/page',
    configFile: false,
    base: './',
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 9000 },
  });
  const server = await serve(folder);
  const rows: Row[] = [];
  for (const hosts of values.hosts.split(',').map(Number))
    for (const state of ['runs', 'paused'] as const) rows.push(await measured(server, hosts, state));
  server.close();
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : `${tableOf(rows)}\n`);
}

function serve(folder: string): Promise<Server> {
  const server = createServer(sirv(folder));
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** One hall in a browser of its own. */
async function measured(server: Server, hosts: number, state: Row['state']): Promise<Row> {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  const found = await findChromium();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args],
    env: { ...(process.env as Record<string, string>), ...found.env },
  });
  try {
    const page = await browser.newPage({ viewport: SCREEN, deviceScaleFactor: 1, locale: 'en-US' });
    page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
    await page.goto(`http://127.0.0.1:${address.port}/?hosts=${hosts}&vms=${values.vms}&state=${state}`);
    await page.locator('canvas').waitFor();
    await page.waitForTimeout(SETTLED_MS);
    return { hosts, vms: hosts * Number(values.vms), state, ...frameTimes(await traceOf(page)) };
  } finally {
    await browser.close();
  }
}

/** What the browser did for some seconds with its CPU slowed down. */
async function traceOf(page: Page): Promise<readonly TraceEvent[]> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.throttle) });
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES.split(',') },
  });
  await page.waitForTimeout(Number(values.seconds) * 1000);
  await devtools.send('Tracing.end');
  await complete;
  return events;
}

function tableOf(rows: readonly Row[]): string {
  const head = ['hosts', 'VMs', 'hall', 'frames', 'script per frame, mean ms', 'median', '95th percentile', 'worst'];
  const ms = (value: number) => value.toFixed(1);
  const lines = rows.map(({ hosts, vms, state, frames, meanMs, medianMs, p95Ms, worstMs }) => [
    String(hosts),
    String(vms),
    state,
    String(frames),
    ms(meanMs),
    ms(medianMs),
    ms(p95Ms),
    ms(worstMs),
  ]);
  return markdownTable([head, ...lines], { align: ['r', 'r', 'l', 'r', 'r', 'r', 'r', 'r'] });
}

await main();
