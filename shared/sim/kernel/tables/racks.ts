import type { TableSpec } from './columns.ts';

/** Places for hosts in a rack: rows of `hosts`, four in order. */
export const HOSTS_PER_RACK = 4;

/** Racks that so many host places make. */
export function racksFor(hosts: number): number {
  return Math.ceil(hosts / HOSTS_PER_RACK);
}

/** The rack in which a host stands. */
export function rackOf(host: number): number {
  return Math.floor(host / HOSTS_PER_RACK);
}

/** Racks: what hosts share that stand above each other, air and a breaker. */
export const racks = {
  hidden: {
    inletExactC: '°C: air at the inlets of its servers, exact',
    powerExactW: 'W: drawn by its servers, fans included',
    heatSlopeW: 'W: that its servers would draw less if their clock fell to nothing, at the present rate',
    heatW: 'W: heat that its air takes up, what comes round from behind included',
    breakerExact: 'fraction 0..1 of the way of its breaker to tripping',
    breakerClosesAtTick: 'tick: when a tripped breaker is closed again, 0 = it is closed',
  },
  open: {
    setPointC: '°C: air that the cooling gives it',
    inletDeciC: 'tenths of °C: air at the inlets of its servers',
    powerW: 'W: drawn by its servers',
    capW: 'W: that its servers may draw, 0 = no cap',
    breakerW: 'W: rating of its breaker, 0 = more than can be drawn',
    breakerPermille: '‰ of the way of its breaker to tripping',
    tripped: 'flag: its breaker is open',
    clockPermille: '‰ of full clock that heat and the power cap leave its slowest host',
  },
} as const satisfies TableSpec;
