import { describe, expect, it } from 'vitest';
import { movesFor } from '#client/model/commands/moves-for.ts';
import { CAUSES, CPU_GENERATIONS, TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../support/a-world.ts';

function suffering(world: World, cause: (typeof CAUSES)[number]): World {
  world.vms.cause[0] = CAUSES.indexOf(cause);
  return world;
}

describe('advice to a VM that has no host', () => {
  it.each(['notPlaced', 'hostDown'] as const)(
    'is to place it while a host has room, and nothing else (%s)',
    (cause) => {
      const world = suffering(aWorld({ hosts: 1, vms: 1, placedOn: 'nowhere' }), cause);
      expect(movesFor(world, 0, 0)).toEqual(['placeVm']);
    },
  );

  it('is to make room where no host has any', () => {
    // 64 GiB of memory are less than a VM of 100 GiB needs, even at 100 %.
    const policies = { overcommitPercent: 100 };
    const full = aWorld({ hosts: 1, vms: 1, placedOn: 'nowhere', vm: { memMib: 102_400 }, policies });
    expect(movesFor(suffering(full, 'notPlaced'), 0, 0)).toEqual(['buyHost', 'setOvercommit']);
  });
});

describe('advice to a VM that hangs', () => {
  const hung = () => suffering(run(aWorld({ hosts: 1, vms: 1 }), 20), 'hung');

  it('is to restart it: what a guest hung by is over then', () => {
    expect(movesFor(hung(), 0, 0)).toEqual(['powerOffVm', 'setTechnique']);
  });

  it('is another technique first where it would hang again: paravirtual, or waiting for traps that an old processor does not give', () => {
    const paravirtual = hung();
    paravirtual.vms.technique[0] = TECHNIQUES.indexOf('paravirtual');
    expect(movesFor(paravirtual, 0, 0)[0]).toBe('setTechnique');
    const old = hung();
    old.hosts.generation[0] = CPU_GENERATIONS.indexOf('preVt');
    expect(movesFor(old, 0, 0)[0]).toBe('setTechnique');
  });
});
