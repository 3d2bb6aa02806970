import { NONE } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { TENANT_STATES, TIERS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Acts that nobody can take back and that a team can be asked to do by two. */
type TwoKeyAct = 'sellHost' | 'goldContract' | 'powerOffGuest';

/** So long a second member has to confirm, ms. Design value: time to look at it and to ask across the table. */
export const SECOND_KEY_MS = 20_000;
/** So many orders of one seat may wait for a second member. Design value. */
export const KEYS_OF_SEAT = 2;

const ACTIVE = TENANT_STATES.indexOf('active');
const GOLD = TIERS.indexOf('gold');

/** Which of those acts an order is in this hall; nothing for all others. Reads open columns only, so that a page knows it too. */
export function twoKeyAct({ tenants, vms }: OpenWorld, { name, args }: CommandCall): TwoKeyAct | undefined {
  switch (name) {
    case 'sellHost':
      return 'sellHost';
    case 'acceptContract':
      return tenants.tier[args.tenant] === GOLD ? 'goldContract' : undefined;
    case 'powerOffVm':
    case 'hardPowerOff': {
      const tenant = vms.tenant[args.vm] ?? NONE;
      return tenant !== NONE && tenants.state[tenant] === ACTIVE ? 'powerOffGuest' : undefined;
    }
    default:
      return undefined;
  }
}
