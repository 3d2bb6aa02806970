import { describe, expect, it } from 'vitest';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../support/a-world.ts';
import { give } from '../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../support/steady-world.ts';

const TICKS_S = [0.2, 1, 5, 60, 300];
const SPAN_S = 600;

/** Ten minutes of a hall under ticks of some length, after an order. */
function after(tickSeconds: number, guests: readonly SteadyGuests[], order: (world: World) => void = () => {}): World {
  const host = { cores: 4, coreMhz: 1000, smt: false, memMib: 16_384 };
  const scenario = { tickSeconds, secondsPerHour: 3600 };
  const world = run(
    steadyWorld(guests, { hosts: 2, host, scenario, policies: { sharing: 'tenant', ladder: 'esx4' } }),
    Math.max(2, Math.round(300 / tickSeconds)),
  );
  order(world);
  return run(world, Math.round(SPAN_S / tickSeconds));
}

const GUEST: SteadyGuests = { vcpus: 2, memMib: 4096, touchedFraction: 0.8, activeFraction: 0.3, loadPercent: 60 };

/** What a tick of any length must leave alike, and how closely. */
const FIGURES: readonly (readonly [string, number, (tickSeconds: number) => number])[] = [
  ['speed on a host that is too full', 0.01, (s) => after(s, [{ ...GUEST, count: 4 }]).vms.speed[0]],
  ['memory that a guest has touched', 0.001, (s) => after(s, [GUEST]).vms.touchedExactMib[0]],
  [
    'a balloon that was asked for',
    0.001,
    (s) =>
      after(s, [GUEST], (world) => expect(give(world, 'balloonVm', { vm: 0, mib: 1024 })).toBeUndefined()).vms
        .balloonedExactMib[0],
  ],
  ['power of a host', 0.005, (s) => after(s, [GUEST]).hosts.powerW[0]],
];

describe('ticks of 0.2, 1, 5, 60 and 300 s', () => {
  it.each(FIGURES)('leave alike: %s', (_name, tolerance, figure) => {
    const reference = figure(TICKS_S[0]);
    expect(reference).toBeGreaterThan(0);
    for (const tickSeconds of TICKS_S.slice(1))
      expect(Math.abs(figure(tickSeconds) / reference - 1), `ticks of ${tickSeconds} s`).toBeLessThan(tolerance);
  });
});
