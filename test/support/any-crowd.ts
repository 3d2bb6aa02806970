import fc from 'fast-check';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { type SteadyGuests, steadyWorld } from './steady-world.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });

const guests = fc.record({
  count: fc.integer({ min: 1, max: 6 }),
  memMib: fc.integer({ min: 64, max: 16_384 }),
  vcpus: fc.integer({ min: 1, max: 8 }),
  touchedFraction: part,
  activeFraction: part,
  commonFraction: part,
  loadPercent: fc.integer({ min: 0, max: 100 }),
  balloonDriver: fc.boolean(),
  guest: fc.constantFrom('linux' as const, 'windows' as const),
  workload: fc.constantFrom('web' as const, 'jvm' as const),
  host: fc.integer({ min: 0, max: 1 }),
});

const rungs = fc.record({
  sharing: fc.boolean(),
  balloon: fc.boolean(),
  compression: fc.boolean(),
  swap: fc.boolean(),
});

const policies = fc.record({
  ladder: fc.constantFrom('esx2002' as const, 'esx4' as const, 'vsphere6' as const),
  sharing: fc.constantFrom('off' as const, 'tenant' as const, 'all' as const),
  idleTax: part,
  scanPagesPerSecond: fc.constantFrom(450, 100_000),
  pagePatching: fc.boolean(),
  pagingRedirection: fc.boolean(),
  rungs,
});

/** Things that happen between ticks and shake the memory of a host. */
const shocks = fc.array(
  fc.record({
    vm: fc.nat(60),
    asked: fc.nat(16_384),
    reserved: fc.nat(4096),
    move: fc.boolean(),
    touchedShare: part,
    sharing: fc.nat(2),
    pagePatching: fc.nat(1),
    largePages: fc.nat(1),
    leakMib: fc.nat(8192),
  }),
  { maxLength: 20 },
);

/** Two hosts with any guests, policies, tick length and shocks. */
export const anyCrowd = fc.record({
  guests: fc.array(guests, { minLength: 1, maxLength: 6 }),
  memMib: fc.integer({ min: 4096, max: 65_536 }),
  tickSeconds: fc.constantFrom(0.2, 1, 300),
  swapDevice: fc.constantFrom('hdd' as const, 'ssd' as const),
  policies,
  shocks,
});

type Crowd = typeof anyCrowd extends fc.Arbitrary<infer T> ? T : never;

/** Runs a case for a few ticks with its shocks, looking at the world after each. */
export function eachTick(c: Crowd, look: (world: World) => void): void {
  const world = steadyWorld(c.guests as readonly SteadyGuests[], {
    hosts: 2,
    host: { memMib: c.memMib, swapDevice: c.swapDevice },
    policies: { ...c.policies },
    scenario: { tickSeconds: c.tickSeconds },
  });
  step(world, []);
  look(world);
  for (const shock of c.shocks) {
    shake(world, shock);
    step(world, []);
    look(world);
  }
}

function shake({ vms, hosts }: World, shock: { [name: string]: number | boolean }): void {
  const vm = Number(shock.vm) % (vms.rows - 2);
  vms.balloonAskedMib[vm] = Number(shock.asked);
  vms.reservedMib[vm] = Math.min(Number(shock.reserved), vms.memMib[vm]);
  vms.touchedShare[vm] = Number(shock.touchedShare);
  hosts.sharing[0] = Number(shock.sharing);
  hosts.pagePatching[1] = Number(shock.pagePatching);
  hosts.largePages[0] = Number(shock.largePages);
  vms.leakedMib[vm] = Number(shock.leakMib);
  if (shock.move && vms.host[vm] >= 0) vms.host[vm] = 1 - vms.host[vm];
}
