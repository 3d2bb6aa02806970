import { markdownTable } from 'markdown-table';
import { FAULT_BITES, type FaultTrial, faultTable } from './faults.ts';
import { memoryTable, memoryText } from './memory.ts';
import type { Played } from './play-seed.ts';
import { faultsOf, MUST_SHOW, type Spread, summaryOf } from './summary.ts';

/** A part of the page: `title`, and what stands under it. Tables that need games of their own are parts of their own. */
interface Part {
  readonly title: string;
  text(games: readonly Played[]): string;
}

const PARTS: readonly Part[] = [
  { title: 'Halls, bots, seeds', text: scores },
  { title: 'Memory crunch: how far to promise, and what each rung holds', text: memoryTables },
];

/** Each promise is a game of its own, and so are those of the bots: a few seeds do. */
const MEMORY_SEEDS = 4;

const HEAD = `# Balance

Written by \`npm run balance -- --write\`; not edited by hand. What the bots of \`shared/bots\` make of every hall that has a score, over many seeds. Points from 0
to 100, by the weights of \`operations\`; a hall's floor is the best of \`idle\` and \`nightwatch\` on each axis and its target a twentieth beyond the best bot, for promises that all are kept, so that nobody reaches 100 on all axes.
`;

/** The page \`docs/balance.md\`. */
export function balancePage(games: readonly Played[], trials: readonly FaultTrial[]): string {
  const parts = PARTS.map(({ title, text }) => `## ${title}\n\n${text(games)}\n`);
  return `${HEAD}\n${parts.join('\n')}\n## Faults and answers\n\n${FAULTS}\n\n${faultTable(trials)}\n`;
}

const FAULTS = `Each fault that a hall offers, tried alone: what it costs who does nothing, and who plays as \`reference\` does but gives only the orders that
answer it. VM-seconds that were owed and not good, and money with what the hosts would sell for; means over the seeds. To be shown: it costs who does nothing at least
${FAULT_BITES.badVmS} VM-seconds or ${FAULT_BITES.ofWorth * 100} % of what the hall is worth, and who answers it at most half of that.`;

const BOTS = ['idle', 'nightwatch', 'reckless', 'careful', 'twin', 'reference'] as const;

function scores(games: readonly Played[]): string {
  const { halls } = summaryOf(games);
  const seeds = new Set(games.map(({ seed }) => seed)).size;
  const rows = Object.entries(halls).map(([hall, bots]) => [
    hall,
    ...BOTS.map((bot) => spreadText(bots[bot])),
    faultsOf(games, hall).join('; ') || 'all',
  ]);
  const { idleMost, referenceLeast, twinBehind } = MUST_SHOW;
  const legend = `Mean over ${seeds} seeds (5th and 95th percentile). To be shown: idle at most ${idleMost}; reckless < careful < reference under every seed; reference at least ${referenceLeast}; the twin, who plays as the reference does without the hall's mechanism, at least ${twinBehind} behind.`;
  return `${legend}\n\n${markdownTable([['hall', ...BOTS, 'shown'], ...rows])}`;
}

function spreadText(spread: Spread | undefined): string {
  return spread ? `${spread.mean.toFixed(1)} (${spread.p5.toFixed(0)}–${spread.p95.toFixed(0)})` : '–';
}

function memoryTables(games: readonly Played[]): string {
  const seeds = [...new Set(games.map(({ seed }) => seed))].slice(0, MEMORY_SEEDS);
  return `Means over ${seeds.length} seeds.\n\n${memoryText(memoryTable(seeds))}`;
}
