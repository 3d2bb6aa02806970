import { spawnSync } from 'node:child_process';

/** All that has to hold before a change lands, cheapest first; stops at the first failure. */
const CHECKS: readonly { readonly name: string; readonly command: string }[] = [
  { name: 'format and lint', command: 'biome check --error-on-warnings .' },
  { name: 'types', command: 'tsc -b' },
  { name: 'exports and packages that nothing uses', command: 'knip --include exports,files,dependencies' },
  { name: 'architecture', command: 'vitest run --project architecture' },
  {
    name: 'specs, golden replays, properties',
    command: 'vitest run --project engine --project program',
  },
  { name: 'validation, and the page of its results', command: 'tsx tools/validate.ts --check' },
  { name: 'build', command: 'npm run build --silent' },
  { name: 'size', command: 'tsx tools/size.ts' },
  { name: 'browser', command: 'playwright test' },
];

function main(): number {
  let passed = 0;
  for (const { name, command } of CHECKS) {
    process.stdout.write(`\n── ${name}: ${command}\n`);
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
    if (status !== 0) return report(passed, 1);
    passed += 1;
  }
  return report(passed, 0);
}

function report(passed: number, failed: number): number {
  process.stdout.write(`\nchecks: ${passed} passed, ${failed} failed\n`);
  return failed;
}

process.exitCode = main();
