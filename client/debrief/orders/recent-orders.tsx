import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { clockText } from '#client/model/facts/facts.ts';
import { t } from '#client/words/words.ts';
import { isDecision } from '#shared/replay/decision.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { ReplayClient } from '../replay/replay-client.ts';
import { orderText } from './order-words.ts';
import { namedWorld, useOrders } from './use-orders.ts';

/** Orders that are listed at once. */
const SHOWN = 4;

interface RecentOrdersProps {
  readonly client: ReplayClient;
  readonly scenario: Scenario;
  readonly team: number;
  /** The moment up to which they were given. */
  readonly tick: number;
}

/** The last orders that the people of a hall gave before a moment, newest first; those that were refused are struck out. */
export function RecentOrders({ client, scenario, team, tick }: RecentOrdersProps): JSX.Element | null {
  const given = useOrders(client, team);
  const world = useMemo(() => given && namedWorld(scenario, given), [given, scenario]);
  if (!given || !world) return null;
  const before = given.orders.filter(({ order }) => order.tick <= tick && isDecision(order.call)).slice(-SHOWN);
  return (
    <section class="order-list">
      <h3>{t('debrief.order.recent')}</h3>
      <ol>
        {before.length === 0 && <li class="soft">{t('debrief.order.none')}</li>}
        {before.reverse().map(({ at, order, refusal }) => (
          <li key={at}>
            <span class="mono soft">{clockText({ scenario }, order.tick)}</span>{' '}
            <span class={refusal ? 'refused' : ''}>{orderText(world, order.call)}</span>
            {refusal && <span class="soft"> {t('debrief.order.refused')}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
