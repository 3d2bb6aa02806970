import type { HostId, VmId } from '#shared/ids.ts';
import { MBIT_PER_MIB, PERMILLE } from '#shared/units.ts';
import type { World } from '../kernel/world.ts';
import { LOGGING_LOSS, predictMigration, SENDER_CORES_PER_GBIT } from '../migration/index.ts';
import { balancerPolicy } from './balancer-policy.ts';

/** How much more a move may cost than forecast: forecasts assume that nothing changes; design value. */
const RISK = 2;

/**
 * Whether a move is worth its costs, both in core-seconds (design). Worth: what the imbalance falls by is, on each host
 * that takes part, capacity that is where the load is, until the balancer looks again. Cost: sending, and what the guest
 * loses while its writes are logged and in its pause. A move that would not converge is worth nothing.
 */
export function isWorthIt(
  world: World,
  { vm, from, to, gain }: { vm: VmId; from: HostId; to: HostId; gain: number },
  hostsTakingPart: number,
): boolean {
  const { hosts, vms, scenario } = world;
  const forecast = predictMigration(world, vm, to);
  if (!forecast.converges) return false;
  const sending = ((forecast.sentMib * MBIT_PER_MIB) / 1000) * SENDER_CORES_PER_GBIT;
  const busyCores = (vms.vcpus[vm] * vms.loadPermille[vm]) / PERMILLE;
  const losing = busyCores * (LOGGING_LOSS * forecast.seconds + forecast.pauseMs / 1000);
  const worth = gain * hostsTakingPart * hosts.cores[from] * balancerPolicy(scenario).everySeconds;
  return worth > RISK * (sending + losing);
}
