import { Worker } from 'node:worker_threads';

/**
 * Starts a thread by the name of its entry file in this folder. In the built server the file lies beside `main.js`; from
 * sources (tests, `npm run dev`) it is TypeScript, which a thread learns to load before it opens the file.
 */
export function startThread(
  name: 'rooms' | 'store' | 'debriefs' | 'par' | 'truths' | 'referee',
  workerData: unknown,
): Worker {
  const here = new URL(import.meta.url);
  if (here.pathname.endsWith('.ts')) return startFromSource(new URL(`./${name}.ts`, here), workerData);
  const folder = here.pathname.includes('/chunks/') ? '../' : './';
  return new Worker(new URL(`${folder}${name}.js`, here), { workerData });
}

function startFromSource(entry: URL, workerData: unknown): Worker {
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); });`;
  return new Worker(code, { eval: true, workerData });
}
