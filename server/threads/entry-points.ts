import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread by the name of its entry file in this folder. From sources (tests, `npm run dev`) the file is
 * TypeScript and loaded through tsx; in the built server it lies beside `main.js`.
 */
export function startThread(name: 'rooms' | 'store', workerData: unknown): Worker {
  const here = new URL(import.meta.url);
  const fromSource = here.pathname.endsWith('.ts');
  if (fromSource)
    return new Worker(new URL(`./${name}.ts`, here), { ...OPTIONS, workerData, execArgv: ['--import', 'tsx'] });
  const folder = here.pathname.includes('/chunks/') ? '../' : './';
  return new Worker(new URL(`${folder}${name}.js`, here), { ...OPTIONS, workerData });
}

const OPTIONS: WorkerOptions = { stdout: false, stderr: false };
