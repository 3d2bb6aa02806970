import { spawn } from 'node:child_process';

interface Check {
  readonly name: string;
  readonly command: string;
}

/**
 * All that has to hold before a change lands, cheapest first; stops at the first failure. Those of one row need one core each and nothing of
 * each other: they run beside each other, and each says what it has to say when it is done.
 */
const ROWS: readonly (readonly Check[])[] = [
  [
    { name: 'format and lint', command: 'biome check --error-on-warnings .' },
    { name: 'types', command: 'tsc -b' },
  ],
  [
    { name: 'exports and packages that nothing uses', command: 'knip --include exports,files,dependencies' },
    { name: 'architecture', command: 'vitest run --project architecture' },
  ],
  [{ name: 'specs, golden replays, properties', command: 'vitest run --project engine --project program' }],
  [
    { name: 'validation, and the page of its results', command: 'tsx tools/validate.ts --check' },
    { name: 'build, and its size', command: 'npm run build --silent && tsx tools/size.ts' },
  ],
  [{ name: 'browser', command: 'playwright test' }],
];

async function main(): Promise<number> {
  let passed = 0;
  for (const row of ROWS) {
    const results = await Promise.all(row.map((check) => run(check, row.length === 1)));
    passed += results.filter(Boolean).length;
    const failed = results.filter((ok) => !ok).length;
    if (failed > 0) return report(passed, failed);
  }
  return report(passed, 0);
}

/** Whether a check passed. One that runs alone is heard at once. */
function run({ name, command }: Check, alone: boolean): Promise<boolean> {
  const title = `\n── ${name}: ${command}\n`;
  if (alone) process.stdout.write(title);
  const child = spawn(command, { shell: true, stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      if (!alone) process.stdout.write(`${title}${said.join('')}`);
      resolve(code === 0);
    });
  });
}

function report(passed: number, failed: number): number {
  process.stdout.write(`\nchecks: ${passed} passed, ${failed} failed\n`);
  return failed;
}

process.exitCode = await main();
