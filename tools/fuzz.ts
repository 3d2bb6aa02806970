import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const MINUTE_MS = 60_000;

/**
 * Tries the properties with fresh seeds for a time: `npm run fuzz [-- --minutes 30] [--seed n]`. A failure ends it, and its
 * output has the seed, the path and the shrunk game; with `--seed` that one round is played again. `--experiments n` tries
 * so many random experiment files instead, from a fresh seed or from `--seed`.
 */
function main(args: readonly string[]): number {
  const seed = numberAfter(args, '--seed');
  const files = numberAfter(args, '--experiments');
  if (files !== undefined) return experiments(files, seed ?? randomInt(1, 2 ** 31 - 1));
  if (seed !== undefined) return round(seed);
  const untilMs = Date.now() + (numberAfter(args, '--minutes') ?? 5) * MINUTE_MS;
  let rounds = 0;
  while (Date.now() < untilMs) {
    const status = round(randomInt(1, 2 ** 31 - 1));
    if (status !== 0) return status;
    rounds += 1;
  }
  process.stdout.write(`fuzz: ${rounds} rounds, none failed\n`);
  return 0;
}

/** So many random experiment files. */
function experiments(files: number, seed: number): number {
  const args = ['tsx', 'tools/fuzz/experiments.ts', String(files), String(seed)];
  return spawnSync('npx', args, { stdio: 'inherit' }).status ?? 1;
}

/** Where properties are. */
const PROPERTIES = ['test/properties', 'test/machine'];

/** All properties once, from one seed. */
function round(seed: number): number {
  const { status, stdout, stderr } = spawnSync('npx', ['vitest', 'run', ...PROPERTIES, '--reporter=dot'], {
    env: { ...process.env, FUZZ_SEED: String(seed) },
    encoding: 'utf8',
  });
  if (status === 0) return 0;
  process.stdout.write(`${stdout}\n${stderr}\nfuzz: seed ${seed} fails; play it again with --seed ${seed}\n`);
  return status ?? 1;
}

function numberAfter(args: readonly string[], flag: string): number | undefined {
  const at = args.indexOf(flag);
  const value = at < 0 ? Number.NaN : Number(args[at + 1]);
  return Number.isFinite(value) ? value : undefined;
}

process.exitCode = main(process.argv.slice(2));
