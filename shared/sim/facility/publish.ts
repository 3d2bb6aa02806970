import { JOULES_PER_KWH, PERMILLE } from '#shared/units.ts';
import { settled } from '../kernel/quantize.ts';
import { HOSTS_PER_RACK } from '../kernel/tables/racks.ts';
import type { World } from '../kernel/world.ts';
import { facilityOf } from './facility-setup.ts';

/** Steps in which exact values are told. */
const STEP_DECI_C = 2;
const STEP_W = 5;
const STEP_PERMILLE = 20;

/** Writes the open columns of racks, feed and cooling. */
export function publishBuilding(world: World): void {
  const { racks, hall, scenario } = world;
  for (let r = 0; r < racks.rows; r++) {
    racks.inletDeciC[r] = settled(racks.inletDeciC[r], racks.inletExactC[r] * 10, STEP_DECI_C);
    racks.powerW[r] = settled(racks.powerW[r], racks.powerExactW[r], STEP_W);
    racks.breakerPermille[r] = settled(racks.breakerPermille[r], racks.breakerExact[r] * PERMILLE, STEP_PERMILLE);
    racks.clockPermille[r] = Math.round(slowestClock(world, r) * PERMILLE);
  }
  const fullJ = facilityOf(scenario).ups.energyKwh * JOULES_PER_KWH;
  const left = fullJ > 0 ? (hall.upsJ[0] / fullJ) * PERMILLE : 0;
  hall.upsPermille[0] = settled(hall.upsPermille[0], left, STEP_PERMILLE);
  hall.roomBreakerPermille[0] = settled(
    hall.roomBreakerPermille[0],
    hall.roomBreakerExact[0] * PERMILLE,
    STEP_PERMILLE,
  );
  hall.energyPermille[0] = Math.round(hall.tariffFactor[0] * PERMILLE);
}

function slowestClock({ hosts }: World, rack: number): number {
  const end = Math.min((rack + 1) * HOSTS_PER_RACK, hosts.rows);
  let slowest = 1;
  for (let h = rack * HOSTS_PER_RACK; h < end; h++) {
    if (hosts.state[h] !== 0 && hosts.clockFactor[h] < slowest) slowest = hosts.clockFactor[h];
  }
  return slowest;
}
