import { CAUSES } from '../kernel/codes/index.ts';
import { daySecondsOf } from '../kernel/scenario/series-rows.ts';
import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { type LossLine, lossesOf } from './loss-lines.ts';

/** What one tenant lost by one cause within a day of a game. */
export interface DayLoss {
  /** VM-ticks that were owed and not good. */
  readonly goodTicks: number;
  /** The same, weighted by the tier that the tenant had then. */
  readonly weightedTicks: number;
  /** Whole cents: of the fee at full service, not paid; and given back. */
  readonly feeCents: number;
  readonly creditCents: number;
}

/** A line of the ledger with what each day of the game so far took of it; they add up to the line. */
export interface LossLineByDay extends LossLine {
  readonly days: readonly DayLoss[];
}

const KEPT = ['goodTicks', 'weightedTicks', 'feeCents', 'creditCents'] as const satisfies readonly (keyof DayLoss)[];

/** Keeps the ledger as it stands at the end of a day; `second`: those that are over. Days are counted from the start. `[ACC-5]` */
export function closeDay({ dayLosses, losses, scenario }: World, second: number): void {
  const dayS = daySecondsOf(scenario);
  const from = (second / dayS - 1) * losses.rows;
  if (second % dayS !== 0 || from >= dayLosses.rows) return;
  for (const what of KEPT) dayLosses[what].set(losses[what], from);
}

/** All lines of the loss ledger, each by the days of the game so far. */
export function lossesByDayOf(world: World): readonly LossLineByDay[] {
  return lossesOf(world).map((line) => ({ ...line, days: daysOf(world, line) }));
}

function daysOf({ dayLosses, losses, scenario, tick }: World, line: LossLine): DayLoss[] {
  const row = line.tenant * CAUSES.length + CAUSES.indexOf(line.cause);
  const seconds = Math.floor(tick / ticksOf(scenario, SECOND_S));
  const closed = Math.min(dayLosses.rows / losses.rows, Math.floor(seconds / daySecondsOf(scenario)));
  const ends: DayLoss[] = Array.from({ length: closed }, (_, day) => {
    const at = day * losses.rows + row;
    return dayLoss((what) => dayLosses[what][at]);
  });
  return [...ends, line].map((end, day) => within(end, ends[day - 1]));
}

/** What a day took, from how the line stood at its end and at the end of the day before. */
function within(end: DayLoss, before: DayLoss | undefined): DayLoss {
  return dayLoss((what) => end[what] - (before?.[what] ?? 0));
}

function dayLoss(of: (what: keyof DayLoss) => number): DayLoss {
  const [goodTicks, weightedTicks, feeCents, creditCents] = KEPT.map(of);
  return { goodTicks, weightedTicks, feeCents, creditCents };
}
