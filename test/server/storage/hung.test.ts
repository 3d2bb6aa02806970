import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { Pulse } from '#server/threads/pulse.ts';
import { HandTimer } from '../a-room.ts';

it('a thread hangs after eleven looks without a word, and no more from the moment when it is heard', async () => {
  const timer = new HandTimer();
  const told: [string, boolean][] = [];
  const pulse = new Pulse(timer, (...news) => told.push(news));
  pulse.hear('store');
  pulse.hear('rooms0');
  for (let second = 0; second < 10; second++) await timer.pass(1000);
  expect([pulse.allHeard, told]).toEqual([true, []]);
  pulse.hear('rooms0');
  await timer.pass(5000);
  expect([pulse.allHeard, told]).toEqual([false, [['store', true]]]);
  pulse.hear('store');
  expect([pulse.allHeard, told.slice(1)]).toEqual([true, [['store', false]]]);
  pulse.stop();
});

it('nobody hangs because the machine stood still: the front thread heard nothing in that time', async () => {
  const timer = new HandTimer();
  const told: unknown[] = [];
  const pulse = new Pulse(timer, (...news) => told.push(news));
  pulse.hear('store');
  timer.stall(60_000);
  await timer.pass(0);
  expect([pulse.allHeard, told]).toEqual([true, []]);
  pulse.stop();
});

it('a server whose threads are not heard is not ready, and is again once they are heard', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-hung-'));
  const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataDir };
  const timer = new HandTimer();
  const app = await createApp(readConfig(settings), () => undefined, timer);
  await app.start();
  const health = async () => (await fetch(`${app.url}/healthz`)).status;
  expect(await health()).toBe(200);
  // Seconds pass here faster than the threads speak; one that speaks just then is heard, and the next seconds pass.
  while ((await health()) === 200) await timer.pass(11_000);
  // Time stands still here; the threads go on and are heard.
  while ((await health()) !== 200) await new Promise((resolve) => setTimeout(resolve, 10));
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});
