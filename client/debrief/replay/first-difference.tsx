import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { clockText } from '#client/model/facts/facts.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { Difference } from '#shared/replay/first-difference.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { orderText } from '../orders/order-words.ts';
import { namedWorld, useOrders } from '../orders/use-orders.ts';
import type { ReplayClient } from './replay-client.ts';

/** The first decision in which two teams differ: `null` if there is none, nothing while it is looked for, or of one team. */
export function useDifference(client: ReplayClient, a = -1, b = -1): Difference | null | undefined {
  const [difference, setDifference] = useState<Difference | null>();
  useEffect(() => {
    if (a < 0 || b < 0) return;
    let left = false;
    client.ask('difference', { a, b }).then(
      (found) => !left && setDifference(found),
      () => {},
    );
    return () => {
      left = true;
    };
  }, [client, a, b]);
  return difference;
}

interface FirstDifferenceProps {
  readonly client: ReplayClient;
  readonly scenario: Scenario;
  readonly a: { readonly team: number; readonly name: string };
  readonly b: { readonly team: number; readonly name: string };
  readonly difference: Difference | null | undefined;
  readonly onMoment: (tick: number) => void;
}

/** What two teams decided where they parted, and the way there. */
export function FirstDifference(props: FirstDifferenceProps): JSX.Element | null {
  const { client, scenario, a, b, difference, onMoment } = props;
  if (difference === undefined) return null;
  if (difference === null) return <p class="notice">{t('debrief.replay.same')}</p>;
  return (
    <section class="notice first-difference stack">
      <h2>{t('debrief.replay.difference', { when: clockText({ scenario }, difference.tick) })}</h2>
      <dl>
        <Decision client={client} scenario={scenario} team={a} order={difference.a} />
        <Decision client={client} scenario={scenario} team={b} order={difference.b} />
      </dl>
      <div>
        <Button onClick={() => onMoment(difference.tick)}>
          <Icon name="play" />
          {t('debrief.replay.toDifference')}
        </Button>
      </div>
    </section>
  );
}

interface DecisionProps extends Pick<FirstDifferenceProps, 'client' | 'scenario'> {
  readonly team: FirstDifferenceProps['a'];
  readonly order: TimedOrder | undefined;
}

function Decision({ client, scenario, team, order }: DecisionProps): JSX.Element {
  const given = useOrders(client, team.team);
  const world = useMemo(() => given && namedWorld(scenario, given), [given, scenario]);
  return (
    <>
      <dt>{team.name}</dt>
      <dd>
        {!order && t('debrief.replay.nothingMore')}
        {order && world && (
          <>
            <span class="mono soft">{clockText({ scenario }, order.tick)}</span> {orderText(world, order.call)}
          </>
        )}
      </dd>
    </>
  );
}
