import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import { runs } from '../support/runs.ts';
import { complaints, runGiven, SOUND } from './an-experiment.ts';

interface Group {
  readonly count?: number;
  readonly memMib?: number;
  readonly ratedMhz?: number;
  readonly placement?: unknown;
}

const GIB = 1024;
/** Hosts of 10 GHz and 10 GiB of which every MiB may be promised once. */
const TEN = { model: 'medium', cores: 1, coreMhz: 10_000, memMib: 10 * GIB };

/** Hosts on which the VMs of such groups stand at the start. */
function places(hosts: number, groups: readonly Group[], seed: string | number = 'ANY'): number[] {
  const file = {
    ...SOUND,
    seed,
    hosts: [{ ...TEN, count: hosts }],
    vms: groups.map((group) => ({ count: 1, memMib: 256, ...group })),
    policies: { overcommitPercent: 100 },
  };
  const experiment = readExperiment(JSON.stringify(file));
  if (experiment.kind !== 'world') throw new Error('not a world');
  const { world } = new WorldRun(experiment, () => undefined);
  return [
    ...world.vms.host.slice(
      0,
      groups.reduce((sum, { count = 1 }) => sum + count, 0),
    ),
  ];
}

const ghz = (sizes: readonly number[], placement: string) =>
  sizes.map((size) => ({ ratedMhz: size * 1000, placement }));

describe('placement at the start', () => {
  it('[CLU-15] packs the largest first, groups together, and needs fewer hosts than the order of the file', () => {
    expect(places(4, ghz([4, 3, 5, 7, 6, 5], 'firstFit'))).toEqual([0, 0, 1, 2, 3, 1]);
    expect(places(3, ghz([4, 3, 5, 7, 6, 5], 'firstFitDecreasing'))).toEqual([1, 0, 2, 0, 1, 2]);
  });

  it('[CLU-15] takes as large what is large by any resource', () => {
    const group = (mhz: number, gib: number) => ({
      ratedMhz: mhz * 1000,
      memMib: gib * GIB,
      placement: 'firstFitDecreasing',
    });
    // The memory-heavy one goes first and leaves no memory for the small one beside the CPU-heavy one's CPU.
    expect(places(2, [group(1, 1.5), group(1, 9), group(8, 1)])).toEqual([1, 0, 0]);
  });

  it('[CLU-15] with bestFitDecreasing puts each on the fullest host that has room', () => {
    const gib = (size: number) => ({ memMib: size * GIB, placement: 'bestFitDecreasing' });
    expect(places(3, [gib(3), gib(4), gib(6), gib(7)])).toEqual([0, 1, 1, 0]);
    expect(places(2, [{ memMib: 5 * GIB, placement: [1] }, gib(5), gib(4)])).toEqual([1, 1, 0]);
  });

  it('[CLU-15] packs after all others, and no more of a group on a host than it says', () => {
    const limited = { count: 4, placement: { rule: 'firstFitDecreasing', perHost: 2 } };
    expect(places(2, [limited, { memMib: 9 * GIB, placement: 'firstFit' }])).toEqual([0, 0, 1, 1, 0]);
  });

  it.each(['firstFitDecreasing', 'bestFitDecreasing', 'random'])('[CLU-15] %s never overfills a host', (placement) => {
    const size = fc.record({ mhz: fc.integer({ min: 1, max: 10 }), gib: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 12 }), (sizes) => {
        const used = sizes.map(() => ({ mhz: 0, gib: 0 }));
        places(
          sizes.length,
          sizes.map(({ mhz, gib }) => ({ ratedMhz: mhz * 1000, memMib: gib * GIB, placement })),
        ).forEach((host, vm) => {
          used[host].mhz += sizes[vm].mhz;
          used[host].gib += sizes[vm].gib;
        });
        for (const { mhz, gib } of used) expect(Math.max(mhz, gib)).toBeLessThanOrEqual(10);
      }),
      runs(30),
    );
  });

  it('says which VM fits nowhere', () => {
    const hosts = [{ ...TEN, count: 1 }];
    for (const placement of ['firstFitDecreasing', 'random']) {
      const vms = [{ count: 2, memMib: 6 * GIB, placement }];
      const run = () => runGiven({ ...SOUND, hosts, vms, policies: { overcommitPercent: 100 } });
      expect(run).toThrow(`VM 1 of the group fits on no host that is on and can run it (rule ${placement})`);
    }
    expect(complaints({ ...SOUND, vms: [{ count: 1, placement: 'largest' }] })).toHaveLength(1);
  });

  it('[SEC-7] at random uses every host, the same ones with the same seed only', () => {
    const group = [{ count: 40, placement: 'random' }];
    expect(places(4, group, 1)).toEqual(places(4, group, 1));
    expect(places(4, group, 1)).not.toEqual(places(4, group, 2));
    expect(new Set(places(4, group, 1)).size).toBe(4);
  });

  it('[SEC-7] at random by a controller uses every host that would take a VM, and no other', () => {
    const file = {
      ...SOUND,
      hosts: [
        { ...TEN, count: 3 },
        { ...TEN, count: 1, state: 'off' },
      ],
      vms: [{ count: 24, memMib: 256, placement: 'none' }],
      controllers: [{ kind: 'placement', rule: 'random' }],
    };
    const placedBy = (seed: number) => {
      const experiment = readExperiment(JSON.stringify({ ...file, seed }));
      if (experiment.kind !== 'world') throw new Error('not a world');
      const run = new WorldRun(experiment, () => undefined);
      for (let t = 0; t < 3; t++) run.step();
      return [...run.world.vms.host.slice(0, 24)];
    };
    expect([...new Set(placedBy(1))].sort()).toEqual([0, 1, 2]);
    expect(placedBy(1)).toEqual(placedBy(1));
    expect(placedBy(1)).not.toEqual(placedBy(2));
  });
});
