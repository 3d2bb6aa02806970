import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { hostSession, Instructor } from '../../tools/load/host.ts';
import { readJournals } from '../crash/history.ts';
import { HandTimer } from './a-room.ts';
import { until } from './a-server.ts';

it('a server that runs for days forgets ended sessions each day, not only when it starts', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'overcommit-retention-'));
  const settings = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', RETENTION_DAYS: '0', DATA_DIR: dataDir };
  const timer = new HandTimer();
  const app = await createApp(readConfig(settings), () => undefined, timer);
  await app.start();
  const session = await hostSession(app.url, { seats: 2, teams: 1 });
  const instructor = new Instructor(() => app.url, session.instructorToken);
  await instructor.control({ type: 'start' });
  await instructor.control({ type: 'end' });
  instructor.leave();
  await timer.pass(86_000_000);
  expect(readJournals(dataDir)).toHaveLength(1);
  await timer.pass(400_000);
  await until(() => readJournals(dataDir).length === 0, 'the ended session is forgotten');
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});
