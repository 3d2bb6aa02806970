import { SHUTDOWN_C } from '#shared/sim/cluster/index.ts';
import { type AirBand, airBand, facilityOf, THROTTLE_FROM_C } from '#shared/sim/facility/index.ts';
import { HOST_STATES, POWER_SUPPLIES } from '#shared/sim/kernel/codes/index.ts';
import { HOSTS_PER_RACK, rackOf } from '#shared/sim/kernel/tables/racks.ts';
import { exactly, rowsWhere, type Seen } from './seen.ts';

/** One place in a rack. */
export interface RackHost {
  readonly host: number;
  readonly state: (typeof HOST_STATES)[number];
  readonly powerW: number;
  readonly vms: number;
  /** Of full clock that heat and the power cap leave it; only a world tells it of each host. */
  readonly clock?: number;
}

/** The air and the power of one rack. */
export interface RackPicture {
  readonly view: 'rack';
  readonly host: number;
  readonly exact: boolean;
  readonly rack: number;
  readonly hosts: readonly RackHost[];
  readonly powerW: number;
  /** W that its servers may draw, 0 = no cap; rating of its breaker, 0 = none in reach. */
  readonly capW: number;
  readonly breakerW: number;
  /** Of the way of its breaker to tripping. */
  readonly breakerWay: number;
  readonly tripped: boolean;
  readonly setPointC: number;
  readonly inletC: number;
  readonly band: AirBand;
  /** °C from which servers slow down, and at which the rack switches itself off. */
  readonly slowFromC: number;
  readonly offAtC: number;
  /** Of full clock that heat and the power cap leave its slowest host. */
  readonly clock: number;
  /** W that its air takes up, what comes round from behind included. */
  readonly heatW?: number;
  /** Cooling units of the room that cool, and that there are; what the heat of all servers asks of those that cool. */
  readonly coolers: number;
  readonly coolersThere: number;
  readonly coolingLoad: number;
  readonly supply: (typeof POWER_SUPPLIES)[number];
  /** Of the energy of the batteries that is left. */
  readonly batteries: number;
}

/** Reads the rack of a host. */
export function rackPictureOf(world: Seen, host: number): RackPicture {
  const { racks, hall, scenario } = world;
  const exact = exactly(world);
  const rack = rackOf(host);
  const inletC = exact ? exact.racks.inletExactC[rack] : racks.inletDeciC[rack] / 10;
  return {
    view: 'rack',
    host,
    exact: exact !== undefined,
    rack,
    hosts: rowsWhere(world.hosts.rows, (row) => rackOf(row) === rack)
      .slice(0, HOSTS_PER_RACK)
      .map((row) => placeOf(world, row)),
    powerW: exact ? exact.racks.powerExactW[rack] : racks.powerW[rack],
    capW: racks.capW[rack],
    breakerW: racks.breakerW[rack],
    breakerWay: exact ? exact.racks.breakerExact[rack] : racks.breakerPermille[rack] / 1000,
    tripped: racks.tripped[rack] === 1,
    setPointC: racks.setPointC[rack],
    inletC,
    band: airBand(inletC),
    slowFromC: THROTTLE_FROM_C,
    offAtC: SHUTDOWN_C,
    clock: racks.clockPermille[rack] / 1000,
    ...(exact && { heatW: exact.racks.heatW[rack] }),
    coolers: hall.coolers[0],
    coolersThere: facilityOf(scenario).cooling.units,
    coolingLoad: hall.coolingPermille[0] / 1000,
    supply: POWER_SUPPLIES[hall.supply[0]],
    batteries: hall.upsPermille[0] / 1000,
  };
}

function placeOf(world: Seen, host: number): RackHost {
  const { hosts } = world;
  const exact = exactly(world)?.hosts;
  return {
    host,
    state: HOST_STATES[hosts.state[host]],
    powerW: exact ? exact.powerExactW[host] : hosts.powerW[host],
    vms: hosts.vms[host],
    ...(exact && { clock: exact.clockFactor[host] }),
  };
}
