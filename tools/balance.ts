import { writeFileSync } from 'node:fs';
import { markdownTable } from 'markdown-table';
import { faultTable } from './balance/faults.ts';
import { balancePage } from './balance/page.ts';
import { playAll, tryAllFaults } from './balance/play-all.ts';
import { type Job, type Played, scoredHalls } from './balance/play-seed.ts';
import { faultsOf, summaryOf } from './balance/summary.ts';

const PAGE = 'docs/balance.md';
const SEEDS = 4;
const FAULT_SEEDS = ['S01', 'S02', 'S03'];

/**
 * Plays every hall with all of its bots under many seeds, on all cores, and prints their scores: `npm run balance`,
 * `-- [--hall id] [--bot id] [--seeds N]`. `--json` prints one object, `--figures` what each bot did, `--faults` what each fault costs and what its answer leaves of that, `--why` what its points were lost to, `--write` writes `docs/balance.md`.
 */
async function main(args: readonly string[]): Promise<void> {
  const [hall, bot] = [wordAfter(args, '--hall'), wordAfter(args, '--bot')];
  const seeds = Number(wordAfter(args, '--seeds') ?? SEEDS);
  const jobs: Job[] = scoredHalls()
    .filter(({ scenario }) => hall === undefined || scenario.id === hall)
    .flatMap(({ scenario }) => Array.from({ length: seeds }, (_, i) => ({ hall: scenario.id, seed: seedOf(i) })));
  if (jobs.length === 0) throw new Error(`no hall ${hall} that has a score`);
  if (args.includes('--faults')) {
    process.stdout.write(`${faultTable(await tryAllFaults(jobs))}\n`);
    return;
  }
  const games = await playAll(jobs);
  if (args.includes('--write')) writeFileSync(PAGE, balancePage(games, await tryAllFaults(jobs.filter(isForFaults))));
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(summaryOf(games, bot))}\n`);
  else process.stdout.write(args.includes('--figures') ? figures(games) : table(games, bot));
  if (args.includes('--why')) process.stdout.write(reasons(games, bot));
}

/** Faults are tried under the first seeds alone: each of them is a game of its own, twice. */
function isForFaults({ seed }: Job): boolean {
  return FAULT_SEEDS.includes(seed);
}

function seedOf(i: number): string {
  return `S${String(i + 1).padStart(2, '0')}`;
}

/** Scores by hall and bot. */
function table(games: readonly Played[], bot: string | undefined): string {
  const rows = Object.entries(summaryOf(games, bot).halls).flatMap(([hall, bots]) =>
    Object.entries(bots).map(([name, { mean, p5, p95 }]) => [
      hall,
      name,
      mean.toFixed(1),
      p5.toFixed(1),
      p95.toFixed(1),
    ]),
  );
  const halls = [...new Set(games.map(({ hall }) => hall))];
  const faults =
    bot === undefined ? halls.map((hall) => `${hall}: ${faultsOf(games, hall).join('; ') || 'all shown'}\n`) : [];
  return `${markdownTable([['hall', 'bot', 'mean', '5 %', '95 %'], ...rows])}\n${faults.join('')}`;
}

/** What each bot did under each seed. */
function figures(games: readonly Played[]): string {
  const rows = games.flatMap(({ hall, seed, outcomes }) =>
    [...outcomes].map(([name, { milliPoints, axes, figures: did }]) => [
      ...[hall, seed, name, (milliPoints / 1000).toFixed(1)],
      `${did.promises.toFixed(4)} (${points(axes.promises)})`,
      `${did.density.toFixed(3)} (${points(axes.density)})`,
      `${did.energy.toFixed(1)} (${points(axes.energy)})`,
      `${Math.round(did.profit / 100)} (${points(axes.profit)})`,
    ]),
  );
  const head = ['hall', 'seed', 'bot', 'score', 'promises', 'density', 'energy', 'profit ¤'];
  return `${markdownTable([head, ...rows])}\n`;
}

/** The five largest reasons of missing points under each seed. */
function reasons(games: readonly Played[], only: string | undefined): string {
  const lines = games.flatMap(({ hall, seed, outcomes }) =>
    [...outcomes].map(([name, { bars }]) => {
      const parts = bars.flatMap(({ axis, parts: of }) => of.map((part) => ({ axis, part })));
      const largest = parts.sort((a, b) => b.part.milliPoints - a.part.milliPoints).slice(0, 5);
      const told = largest.map(({ axis, part }) => {
        const what = part.kind === 'loss' ? `${part.cause} at tenant ${part.tenant}` : part.kind;
        return `${axis} ${(part.milliPoints / 1000).toFixed(1)} ${what}`;
      });
      return only === undefined || only === name ? `${hall} ${seed} ${name}: ${told.join('; ')}\n` : '';
    }),
  );
  return lines.join('');
}

function points(milli: number | undefined): string {
  return ((milli ?? 0) / 1000).toFixed(0);
}

function wordAfter(args: readonly string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
}

await main(process.argv.slice(2));
