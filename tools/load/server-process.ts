import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { build } from 'vite';

/** A server in a process of its own, to be measured, stopped and killed. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it with a signal and waits until it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

const HEALTHY_WITHIN_MS = 30_000;
const ASK_EVERY_MS = 25;

/** Builds the server as it is now into a folder of its own, so that it can be started many times. Answers its entry. */
export async function buildServer(): Promise<string> {
  const outDir = path.resolve('node_modules/.cache/overcommit', `server-${process.pid}`);
  await build({ configFile: 'vite.server.config.ts', logLevel: 'error', build: { ssr: true, outDir } });
  return path.join(outDir, 'main.js');
}

/** Starts a built server and waits until it answers. */
export async function startServer(
  entry: string,
  dataDir: string,
  port: number,
  env: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', env.SHOW_LOG ? 'inherit' : 'ignore', 'ignore'],
  });
  const url = `http://127.0.0.1:${port}`;
  await healthy(url, child);
  return {
    url,
    child,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  const deadlineMs = performance.now() + HEALTHY_WITHIN_MS;
  while (performance.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ok = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new Error(`no answer from ${url} within ${HEALTHY_WITHIN_MS} ms`);
}

/** A port of 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
