import { at } from '#client/model/facts/cell.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { moneyOfCents } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { daySecondsOf } from '#shared/sim/kernel/scenario/series-rows.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { creditLine, interestPerDayCents } from '#shared/sim/tenants/index.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';
import type { Preview } from './preview-line.ts';

/** What a loan costs a day and until the end, and what the bank would still lend. */
export function loanPreview(world: OpenWorld, { coins }: Args): Preview | undefined {
  if (typeof coins !== 'number') return undefined;
  const { scenario, hall, tick } = world;
  const dayCents = interestPerDayCents(coins);
  const lines: Preview['lines'][number][] = [
    { tone: 'watch', text: t('preview.loan.interest', { rate: moneyOfCents(dayCents, 0) }) },
  ];
  if (scenario.lengthS > 0) {
    const leftS = Math.max(0, scenario.lengthS - tick * scenario.tickSeconds);
    const cents = (dayCents * leftS) / daySecondsOf(scenario);
    lines.push({ tone: 'watch', text: t('preview.loan.untilEnd', { sum: moneyOfCents(cents, 0) }) });
  }
  const debt = at(hall.debt, 0) + coins;
  const words = { debt: coinsText(debt), left: coinsText(Math.max(0, creditLine(world) - debt)) };
  return { lines: [...lines, { tone: 'plain', text: t('preview.loan.debt', words) }] };
}

/** What is owed then, what that saves, and the money that is left. */
export function repayPreview({ hall }: OpenWorld, { coins }: Args): Preview | undefined {
  if (typeof coins !== 'number') return undefined;
  const paid = Math.min(coins, at(hall.debt, 0));
  const words = {
    debt: coinsText(at(hall.debt, 0) - paid),
    rate: moneyOfCents(interestPerDayCents(paid), 0),
    left: coinsText(at(hall.cash, 0) - paid),
  };
  return { lines: [{ tone: 'good', text: t('preview.repay', words) }] };
}

function coinsText(coins: number): string {
  return moneyOfCents(coins * CENTS_PER_COIN, 0);
}
