import { useEffect, useState } from 'preact/hooks';
import type { FactWorld } from '#client/model/facts/facts.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { ReplayClient } from '../replay/replay-client.ts';
import type { GivenOrders } from '../replay/replay-desk.ts';

/** The orders of a team, once its game has been played again to the end. */
export function useOrders(client: ReplayClient, team: number): GivenOrders | undefined {
  const [orders, setOrders] = useState<GivenOrders>();
  useEffect(() => {
    let left = false;
    setOrders(undefined);
    client.ask('orders', { team }).then(
      (given) => !left && setOrders(given),
      // A game that cannot be played to its end is said so by the state of the replay.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [client, team]);
  return orders;
}

/** What the rows of orders are called: the world that names are taken from. */
export function namedWorld(
  scenario: Scenario,
  { vmTenant, firstVm, archetype }: Omit<GivenOrders, 'orders'>,
): FactWorld {
  return { scenario, tick: 0, vms: { tenant: vmTenant }, tenants: { firstVm, archetype } };
}
