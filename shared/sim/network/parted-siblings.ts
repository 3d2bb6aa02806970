import type { World } from '../kernel/world.ts';
import { SIBLING_SHARES } from '../virtualization/index.ts';
import type { Traffic } from './traffic.ts';

/**
 * Where guests and moves have one network, a cut parts VMs of one tenant on different hosts: what they would have told each other is lost.
 * Who stands on one host passes its virtual switch, and the way out of the hall is another.
 */
export function partSiblings({ hall, scenario, vms }: World, { through, far }: Traffic): void {
  if (scenario.facility.oneNetwork !== true || hall.linkDownUntilTick[0] === 0) return;
  for (let v = 0; v < vms.rows; v++) through[v] *= 1 - SIBLING_SHARES[vms.workload[v]] * far[v];
}
