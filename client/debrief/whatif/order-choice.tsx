import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { clockText, type FactWorld } from '#client/model/facts/facts.ts';
import { Pager } from '#client/ui/tables/pager.tsx';
import { t } from '#client/words/words.ts';
import { orderText } from '../orders/order-words.ts';
import type { GivenOrder } from '../replay/replay-desk.ts';

interface OrderChoiceProps {
  readonly world: FactWorld;
  readonly orders: readonly GivenOrder[];
  /** Place of the chosen one. */
  readonly chosen: number | undefined;
  readonly onChoose: (order: GivenOrder) => void;
}

/** Orders on screen at once. */
const PAGE_ORDERS = 12;

/** The orders of a team, of which one can be chosen. */
export function OrderChoice({ world, orders, chosen, onChoose }: OrderChoiceProps): JSX.Element {
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(orders.length / PAGE_ORDERS));
  const shown = orders.slice(page * PAGE_ORDERS, (page + 1) * PAGE_ORDERS);
  if (orders.length === 0) return <p class="soft">{t('debrief.order.none')}</p>;
  return (
    <fieldset class="order-choice">
      <legend>{t('debrief.whatIf.choose')}</legend>
      <div>
        {shown.map((given) => (
          <label key={given.at} class={given.at === chosen ? 'chosen' : ''}>
            <input type="radio" name="order" checked={given.at === chosen} onChange={() => onChoose(given)} />
            <span class="mono soft">{clockText(world, given.order.tick)}</span>
            <span>
              {orderText(world, given.order.call)}
              {given.refusal && <span class="soft"> {t('debrief.order.refused')}</span>}
            </span>
          </label>
        ))}
      </div>
      <Pager label={t('debrief.whatIf.choose')} page={page} pages={pages} onPage={setPage} />
    </fieldset>
  );
}
