import { CAUSES } from '../kernel/codes/index.ts';
import { daySecondsOf } from '../kernel/scenario/series-rows.ts';
import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { type LossLine, lossesOf } from './loss-lines.ts';

/** What one tenant lost by one cause within a day of a game. */
export interface DayLoss {
  /** VM-ticks that were owed and not good. */
  readonly goodTicks: number;
  /** Whole cents: of the fee at full service, not paid; and given back. */
  readonly feeCents: number;
  readonly creditCents: number;
}

/** A line of the ledger with what each day of the game so far took of it; they add up to the line. */
export interface LossLineByDay extends LossLine {
  readonly days: readonly DayLoss[];
}

/** Keeps the ledger as it stands at the end of a day; `second`: those that are over. Days are counted from the start. `[ACC-5]` */
export function closeDay({ dayLosses, losses, scenario }: World, second: number): void {
  const dayS = daySecondsOf(scenario);
  const from = (second / dayS - 1) * losses.rows;
  if (second % dayS !== 0 || from >= dayLosses.rows) return;
  dayLosses.goodTicks.set(losses.goodTicks, from);
  dayLosses.feeCents.set(losses.feeCents, from);
  dayLosses.creditCents.set(losses.creditCents, from);
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
    const [goodTicks, feeCents, creditCents] = [
      dayLosses.goodTicks[at],
      dayLosses.feeCents[at],
      dayLosses.creditCents[at],
    ];
    return { goodTicks, feeCents, creditCents };
  });
  return [...ends, line].map((end, day) => within(end, ends[day - 1]));
}

/** What a day took, from how the line stood at its end and at the end of the day before. */
function within(end: DayLoss, before: DayLoss | undefined): DayLoss {
  return {
    goodTicks: end.goodTicks - (before?.goodTicks ?? 0),
    feeCents: end.feeCents - (before?.feeCents ?? 0),
    creditCents: end.creditCents - (before?.creditCents ?? 0),
  };
}
