import { existsSync } from 'node:fs';
import path from 'node:path';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { describe, explain } from './explain.ts';
import { operate } from './operator.ts';
import { systemTimer } from './rooms/system-timer.ts';
import { cannotStart, clientMissing, hostKeyNotice, listening } from './words.ts';

/** Reads the settings, starts, and stops when asked. The only file that touches the process. */

/** After so long the process ends even if something still hangs. */
const STOP_WITHIN_MS = 8000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const done = await operate(process.argv.slice(2), config.dataDir, systemTimer);
  if (done !== undefined) return void process.stdout.write(`${done}\n`);
  await serve(config);
}

async function serve(config: Config): Promise<void> {
  const app = await createApp(config, (problem) => {
    process.stderr.write(`${describe(problem)}\n`);
    process.exit(1);
  });
  await app.start();
  if (!existsSync(path.join(config.clientDir, 'index.html')))
    process.stderr.write(`${clientMissing(config.clientDir)}\n`);
  process.stdout.write(`${listening(app.url)}\n`);
  if (app.madeHostKey !== undefined) process.stdout.write(`${hostKeyNotice(app.madeHostKey)}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app));
}

async function stop(app: { stop(): Promise<void> }): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await app.stop();
  process.exit(0);
}

main().catch((problem: unknown) => {
  process.stderr.write(`${cannotStart(explain(problem, path.resolve(process.env.DATA_DIR ?? './data')))}\n`);
  process.exit(1);
});
