import type { Played } from './play-seed.ts';

/** Scores of a bot in a hall over all seeds, in points. */
export interface Spread {
  readonly mean: number;
  readonly p5: number;
  readonly p95: number;
}

/** By hall, then by bot. */
export interface Summary {
  readonly halls: { readonly [hall: string]: { readonly [bot: string]: Spread } };
}

const MILLI = 1000;

/** Scores by hall and bot over all seeds; of one bot only, if one is named. */
export function summaryOf(games: readonly Played[], only?: string): Summary {
  const halls = hallsOf(games).map((hall) => {
    const here = games.filter((game) => game.hall === hall);
    const bots = [...(here[0]?.outcomes.keys() ?? [])].filter((bot) => only === undefined || bot === only);
    return [hall, Object.fromEntries(bots.map((bot) => [bot, spreadOf(here.map((game) => pointsOf(game, bot)))]))];
  });
  return { halls: Object.fromEntries(halls) };
}

function hallsOf(games: readonly Played[]): string[] {
  return [...new Set(games.map(({ hall }) => hall))];
}

function pointsOf({ hall, outcomes }: Played, bot: string): number {
  const outcome = outcomes.get(bot);
  if (!outcome) throw new Error(`${bot} did not play ${hall}`);
  return outcome.milliPoints / MILLI;
}

function spreadOf(points: readonly number[]): Spread {
  const sorted = [...points].sort((a, b) => a - b);
  const at = (part: number) => round(sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN);
  return { mean: round(points.reduce((sum, x) => sum + x, 0) / points.length), p5: at(0.05), p95: at(0.95) };
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}

/** Seeds of a hall under which the order of its bots was not reckless < careful < reference. */
export function seedsOutOfOrder(games: readonly Played[], hall: string): string[] {
  return games.filter((game) => game.hall === hall && !isInOrder(game)).map(({ seed }) => seed);
}

/** What the bots of every hall must show: care beats none, and who knows the hall beats care. */
function isInOrder(game: Played): boolean {
  const careful = pointsOf(game, 'careful');
  return pointsOf(game, 'reckless') < careful && careful < pointsOf(game, 'reference');
}

/** What has to be seen of a hall; points. */
export const MUST_SHOW = { idleMost: 10, referenceLeast: 80, twinBehind: 15 } as const;

/** What is not seen of a hall over these games; empty when all is well. */
export function faultsOf(games: readonly Played[], hall: string): string[] {
  const mean = (bot: string) => summaryOf(games, bot).halls[hall]?.[bot]?.mean;
  const [idle, reference, twin] = [mean('idle') ?? 0, mean('reference') ?? 0, mean('twin')];
  const unordered = seedsOutOfOrder(games, hall);
  const found: string[] = [];
  if (idle > MUST_SHOW.idleMost) found.push('idle too good');
  if (reference < MUST_SHOW.referenceLeast) found.push('reference too weak');
  if (twin !== undefined && reference - twin < MUST_SHOW.twinBehind) found.push('twin too near');
  if (unordered.length > 0) found.push(`another order under ${unordered.join(', ')}`);
  return found;
}
