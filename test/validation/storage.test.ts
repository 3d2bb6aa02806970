import { describe, it } from 'vitest';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../support/a-world.ts';
import { give } from '../support/give.ts';
import { steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

const SECONDS = 3600;

/** Operations a second of the first VM, second by second for an hour. */
function hourOf(world: World): number[] {
  return Array.from({ length: SECONDS }, () => run(world, 1).vms.diskIops[0]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variation(values: readonly number[]): number {
  const m = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - m) * (value - m)))) / m;
}

describe('a disk with provisioned operations', () => {
  it('V-34 holds 20 000 wanted operations a second to 5000, and steadily [STO-3]', () => {
    const world = steadyWorld(
      [{ loadPercent: 100, disk: { gib: 100, iopsCap: 5000, readIops: 20_000, writeIops: 0 } }],
      {
        scenario: { tickSeconds: 1, datastores: [{ kind: 'array', physicalGib: 4096 }] },
      },
    );
    const iops = hourOf(world);
    const source = 'TUNA, EuroSys 2025, vm-noise-data: mean 5096, CoV 0.03 %';
    verdict({ id: 'V-34 IOPS', kind: 'C', computed: mean(iops), expected: 5050, tolerance: 50, source });
    verdict({ id: 'V-34 CoV, %', kind: 'C', computed: 100 * variation(iops), expected: 0.25, tolerance: 0.25, source });
  });
});

describe('the queue of a disk', () => {
  it.each([
    [0.5, 16],
    [0.9, 80],
  ])('V-35 answers at a load of %f after %i ms [STO-1]', (load, expected) => {
    const world = steadyWorld(
      [{ loadPercent: 100, technique: 'native', disk: { gib: 100, readIops: 120 * load, writeIops: 0 } }],
      {
        scenario: { datastores: [{ kind: 'hdd', physicalGib: 4096 }] },
      },
    );
    verdict({
      id: `V-35 ρ ${load}`,
      kind: 'A',
      computed: run(world, 1).datastores.latencyExactMs[0],
      expected,
      tolerance: 0.02,
      relative: true,
      source: 'M/M/1: 8 ms ÷ (1 − ρ)',
    });
  });
});

describe('a boot that is alone on its host', () => {
  it('V-59 of a microVM is over in an eighth of a second [LIF-3]', () => {
    verdict({
      id: 'V-59 microVM, ms',
      kind: 'C',
      computed: 1000 * bootSeconds(true, 0.005),
      expected: 62.5,
      tolerance: 62.5,
      source: 'Firecracker, SPECIFICATION.md: at most 125 ms',
    });
  });

  it('V-59 of Linux takes a minute or so [LIF-3]', () => {
    verdict({
      id: 'V-59 Linux, s',
      kind: 'C',
      computed: bootSeconds(false, 0.2),
      expected: 65,
      tolerance: 35,
      source: '30–100 s; cf. Mao & Humphrey, CLOUD 2012 (unverified)',
    });
  });
});

/** Seconds from the order to the first service of a VM that has a host of its own. */
function bootSeconds(microVm: boolean, tickSeconds: number): number {
  const world = aWorld({
    vms: 1,
    placedOn: 'nowhere',
    vm: { microVm },
    scenario: { bootWork: 1, tickSeconds, datastores: [{ kind: 'array', physicalGib: 4096 }] },
  });
  give(world, 'placeVm', { vm: 0, host: 0 });
  const ordered = world.tick - 1;
  while (VM_STATES[world.vms.state[0]] !== 'running') run(world, 1);
  return (world.tick - ordered) * tickSeconds;
}
