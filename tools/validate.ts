import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';
import { isMain } from './validate/is-main.ts';
import { page, pageProblem } from './validate/page.ts';
import { type Result, resultOf } from './validate/result.ts';
import { summary, text } from './validate/text.ts';
import { Verdicts } from './validate/verdicts-reporter.ts';

const PAGE = 'docs/validation.md';

/**
 * Runs every validation case through the engine and tells what came out: `npm run validate [-- --json | --write | --check]`.
 * `--write` makes or renews the page of results, `--check` fails when it is missing or out of date. The exit code says whether
 * every case ran and agreed, or missed as it is known to; cases that miss are named.
 */
async function main(args: readonly string[]): Promise<number> {
  const reporter = new Verdicts();
  const options = { watch: false, reporters: [reporter], project: ['validation'] };
  const vitest = await startVitest('test', [], options);
  await vitest.close();
  const results = reporter.judged.map(resultOf);
  for (const failure of reporter.failures) process.stderr.write(`${failure}\n`);
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(results, undefined, 1)}\n`);
  else process.stdout.write(args.includes('--check') ? summary(results) : text(results));
  return reporter.failures.length > 0 ? 1 : keepPage(args, results);
}

function keepPage(args: readonly string[], results: readonly Result[]): number {
  const fresh = page(results);
  if (args.includes('--write')) writeFileSync(PAGE, fresh);
  if (!args.includes('--check')) return 0;
  const problem = pageProblem(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : undefined, fresh);
  if (problem === undefined) return 0;
  process.stderr.write(`${PAGE} ${problem}: npm run validate -- --write\n${summary(results)}`);
  return 1;
}

if (isMain(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
