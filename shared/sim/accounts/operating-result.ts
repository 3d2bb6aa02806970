import type { HostId } from '#shared/ids.ts';
import { resaleCents } from '../cluster/index.ts';
import { resultCents } from '../kernel/accounts.ts';
import type { Scenario } from '../kernel/scenario/scenario.ts';
import type { World } from '../kernel/world.ts';

/**
 * What running the hall has brought so far, in whole cents, with what its hosts have lost in value: they wear out evenly, as
 * `resaleCents` says, so that buying late is not punished and one sold in time costs only its use.
 */
export function operatingResultCents(world: World): number {
  const { hosts, hall, scenario } = world;
  let worthCents = 0;
  for (let h = 0 as HostId; h < hosts.rows; h++) worthCents += resaleCents(world, h);
  const broughtInCents = foundingCents(scenario) + hall.purchasesCents[0];
  return resultCents(world) - (broughtInCents - hall.salesCents[0] - worthCents);
}

/** Price of the hosts that a hall has from the start, in cents. */
function foundingCents({ hosts, hostModels }: Scenario): number {
  let cents = 0;
  for (const { model } of hosts) cents += hostModels.find(({ id }) => id === model)?.priceCents ?? 0;
  return cents;
}
