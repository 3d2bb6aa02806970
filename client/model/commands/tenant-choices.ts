import { at } from '#client/model/facts/cell.ts';
import { milliseconds, seconds } from '#client/model/facts/facts.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { moneyOfCents, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { creditLine } from '#shared/sim/tenants/index.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';
import { waitText } from '../facts/facts.ts';
import type { Choice } from './choice.ts';

const TARGETS_PERCENT = [40, 50, 60, 70, 80];
const TARGETS_MS = [50, 100, 200, 400, 800];
const PAUSES_S = [0, 10, 20, 60, 300];
const LOAN_PARTS = [0.1, 0.25, 0.5, 1];

/** The numbers to offer for what is agreed with customers and the bank; nothing for arguments that are not about them. */
export function tenantChoices(world: OpenWorld, command: CommandName, name: string, args: Args): Choice[] {
  switch (name) {
    case 'target':
      return args.metric === 'latency'
        ? TARGETS_MS.map((value) => ({ value, label: milliseconds(value) }))
        : TARGETS_PERCENT.map((value) => ({ value, label: percentOfPermille(value * 10, 0) }));
    case 'min':
    case 'max':
      return vmCounts(world, args).map((value) => ({ value, label: number(value) }));
    case 'cooldownS':
      return PAUSES_S.map(inSeconds);
    case 'inS':
      return [20, 40, 60, 120].map(asWait);
    case 'forS':
      return [10, 20, 40, 60].map(asWait);
    case 'coins':
      return coinChoices(world, command);
    default:
      return [];
  }
}

/** Prices to ask for, in percent of the list price. */
export function priceChoices(command: CommandName): number[] {
  return command === 'setPrice' ? [60, 70, 80, 90, 100, 110, 120, 140] : [80, 90, 95, 105, 110, 120];
}

function vmCounts({ tenants }: OpenWorld, args: Args): number[] {
  const most = typeof args.tenant === 'number' ? at(tenants.vms, args.tenant) : 0;
  return Array.from({ length: most }, (_, i) => i + 1);
}

function inSeconds(value: number): Choice {
  return { value, label: value === 0 ? t('choice.cooldownS.none') : seconds(value) };
}

/** Times that somebody waits for, at the present speed; the value stays in seconds of the hall. */
function asWait(value: number): Choice {
  return { value, label: waitText(value) };
}

/** Parts of what the bank still lends, or of what is owed. */
function coinChoices(world: OpenWorld, command: CommandName): Choice[] {
  const debt = at(world.hall.debt, 0);
  const whole = command === 'takeLoan' ? creditLine(world) - debt : debt;
  const coins = [...new Set(LOAN_PARTS.map((part) => Math.floor(part * whole)))].filter((value) => value > 0);
  return coins.map((value) => ({ value, label: moneyOfCents(value * CENTS_PER_COIN, 0) }));
}
