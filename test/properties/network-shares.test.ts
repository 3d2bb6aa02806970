import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { MBIT_PER_MIB } from '#shared/units.ts';
import { aWorld, run } from '../support/a-world.ts';
import { give } from '../support/give.ts';

const HOSTS = 5;
const CARDS = [1000, 2500, 10_000] as const;

/** A hall in which VMs leave for other hosts, all at once. */
function hall(cards: readonly number[], targets: readonly number[], migrationMbit: number, sessionMbit: number): World {
  const world = aWorld({
    hosts: cards.map((nicMbit) => ({ model: String(nicMbit), state: 'on' })),
    vms: targets.length,
    placedOn: targets.map((_, vm) => vm % HOSTS),
    facility: { migrationMbit },
    policies: { migration: { sessionMbit } },
    scenario: {
      hostModels: CARDS.map((nicMbit) => ({ ...GAME_HOSTS[1], id: String(nicMbit), nicMbit, memMib: 262_144 })),
    },
  });
  run(world, 5);
  targets.forEach((target, vm) => {
    if (target !== vm % HOSTS) give(world, 'migrateLive', { vm: vm as VmId, host: target as HostId });
  });
  return world;
}

describe('moves that share the network', () => {
  it('[MIG-7] fill no link beyond what it has, and each is held back by a full link on which none goes faster', () => {
    const cards = fc.array(fc.constantFrom(...CARDS), { minLength: HOSTS, maxLength: HOSTS });
    const targets = fc.array(fc.nat(HOSTS - 1), { minLength: 1, maxLength: 8 });
    const network = fc.constantFrom(2000, 6000, 100_000);
    fc.assert(
      fc.property(cards, targets, network, fc.constantFrom(0, 700), (nics, wish, mbit, limit) => {
        const world = hall(nics, wish, mbit, limit);
        const { from, to, rateExactMibPerS } = world.migrations;
        const moves = [...rateExactMibPerS.keys()].filter((m) => rateExactMibPerS[m] > 0);
        const rate = (m: number) => rateExactMibPerS[m] * MBIT_PER_MIB;
        const links = [
          { of: () => true, mostMbit: mbit },
          ...nics.map((_, h) => ({ of: (m: number) => from[m] === h, mostMbit: world.hosts.nicFreeMbit[h] })),
          ...nics.map((nic, h) => ({ of: (m: number) => to[m] === h, mostMbit: nic })),
        ].map(({ of, mostMbit }) => ({ flows: moves.filter(of), mostMbit }));
        const sum = (flows: readonly number[]) => flows.reduce((total, m) => total + rate(m), 0);
        for (const { flows, mostMbit } of links) expect(sum(flows)).toBeLessThanOrEqual(mostMbit + 1e-6);
        for (const m of moves) {
          const atLimit = limit > 0 && rate(m) >= limit - 1e-6;
          const held = links.some(
            ({ flows, mostMbit }) =>
              flows.includes(m) && sum(flows) >= mostMbit - 1e-6 && flows.every((n) => rate(n) <= rate(m) + 1e-6),
          );
          expect(atLimit || held).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
