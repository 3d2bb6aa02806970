import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markdownTable } from 'markdown-table';
import { LEVELS } from '#shared/levels/index.ts';
import type { Level } from '#shared/levels/level.ts';
import type { Proof } from '#shared/levels/prove.ts';
import { THRESHOLDS } from '#shared/levels/thresholds.ts';
import { type LevelSummary, summaryOf } from './levels/summary.ts';
import { differences, thresholdsFile, thresholdsFrom } from './levels/thresholds.ts';
import type { Job } from './levels/worker.ts';
import { askAll } from './processes/ask-all.ts';

const WORKER = fileURLToPath(new URL('levels/worker.ts', import.meta.url));
const FILE = 'shared/levels/thresholds.ts';
const SEEDS = 20;

/**
 * Plays every level by its bot, its twin and nobody, under many seeds on all cores, and prints how often each star was reached:
 * `npm run levels`, `-- [--level id] [--seeds N]`. `--json` prints `[{ level, seeds, bot, twin, idle, gate, faults }]`, `--values` what each player came to, `--thresholds` how the bounds
 * that bots give would change, and with `--write` changes them.
 */
async function main(args: readonly string[]): Promise<void> {
  const id = wordAfter(args, '--level');
  const levels = LEVELS.filter((level) => id === undefined || level.id === id);
  if (levels.length === 0) throw new Error(`no level ${id}`);
  const proofs = await proveAll(levels, Number(wordAfter(args, '--seeds') ?? SEEDS));
  if (args.includes('--thresholds')) return changeThresholds(levels, proofs, args.includes('--write'));
  const summaries = levels.map((level) => summaryOf(level, proofs));
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(summaries)}\n`);
  else process.stdout.write(args.includes('--values') ? values(proofs) : table(summaries));
  if (summaries.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

function proveAll(levels: readonly Level[], seeds: number): Promise<readonly Proof[]> {
  const jobs = levels.flatMap(({ id }) => Array.from({ length: seeds }, (_, i) => ({ level: id, seed: seedOf(i) })));
  return askAll<Job, Proof>(WORKER, jobs);
}

function seedOf(i: number): string {
  return `S${String(i + 1).padStart(2, '0')}`;
}

function changeThresholds(levels: readonly Level[], proofs: readonly Proof[], write: boolean): void {
  const asked = new Set<string>(levels.map(({ id }) => id));
  const others = Object.entries(THRESHOLDS).filter(([level]) => !asked.has(level));
  const after = { ...Object.fromEntries(others), ...thresholdsFrom(levels, proofs) };
  const changes = differences(THRESHOLDS, after);
  process.stdout.write(changes.length > 0 ? `${changes.join('\n')}\n` : 'no bound changes\n');
  if (write) writeFileSync(FILE, thresholdsFile(after));
}

function table(summaries: readonly LevelSummary[]): string {
  const rows = summaries.map(({ level, seeds, bot, twin, idle, gate, faults }) => [
    level,
    ...[bot, twin, idle].map((stars) => stars.map((n) => `${n}/${seeds}`).join(' ')),
    String(gate),
    faults.join('; ') || 'proved',
  ]);
  return `${markdownTable([['level', 'bot ★ ★★ ★★★', 'twin', 'idle', 'gate', ''], ...rows])}\n`;
}

/** What the figures of the conditions came to. */
function values(proofs: readonly Proof[]): string {
  const rows = proofs.flatMap(({ level, seed, ...players }) =>
    (['bot', 'twin', 'idle'] as const).map((who) => [
      level,
      seed,
      who,
      players[who].stars.map((star) => (star ? '★' : '·')).join(''),
      Object.entries(players[who].values)
        .map(([figure, value]) => `${figure} ${Number(value.toFixed(4))}`)
        .join(', '),
    ]),
  );
  return `${markdownTable([['level', 'seed', 'who', 'stars', 'figures'], ...rows])}\n`;
}

function wordAfter(args: readonly string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
}

await main(process.argv.slice(2));
