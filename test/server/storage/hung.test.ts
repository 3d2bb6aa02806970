import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { HandTimer } from '../a-room.ts';

it('a server whose threads say nothing for ten seconds is not ready, and is again once they are heard', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-hung-'));
  const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataDir };
  const timer = new HandTimer();
  const app = await createApp(readConfig(settings), () => undefined, timer);
  await app.start();
  const health = async () => (await fetch(`${app.url}/healthz`)).status;
  expect(await health()).toBe(200);
  // Eleven seconds of which no thread hears: what they have said by now is older than that.
  timer.stall(11_000);
  await timer.pass(0);
  expect(await health()).toBe(503);
  for (let asked = 0; (await health()) !== 200; asked++) {
    if (asked > 1000) throw new Error('the threads were never heard again');
    await new Promise((resolve) => setTimeout(resolve, 10));
    await timer.pass(1000);
  }
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});
