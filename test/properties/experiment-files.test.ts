import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentSchema, type SchemaNode } from '#shared/lab/schema/json-schema.ts';
import { tryExperiment } from '../../tools/fuzz/experiment-trial.ts';
import { broken, drawsFrom, randomWorld } from '../../tools/fuzz/random-experiment.ts';
import { runGiven, SOUND } from '../lab/an-experiment.ts';
import { runs } from '../support/runs.ts';

/** Every node of the schema that holds a number, with its path. */
function numbersIn(node: SchemaNode, path = ''): { path: string; node: SchemaNode }[] {
  const children = [
    ...Object.entries(node.properties ?? {}).map(([name, child]) => [`${path}.${name}`, child] as const),
    ...[...(node.oneOf ?? []), ...(node.anyOf ?? [])].map((child) => [path, child] as const),
    ...(node.items ? [[`${path}[]`, node.items] as const] : []),
    ...(typeof node.additionalProperties === 'object' ? [[`${path}.*`, node.additionalProperties] as const] : []),
  ];
  // A span says its range in words: it may be text as well.
  if (node.says?.startsWith('seconds from')) return [];
  const own = node.type === 'number' || node.type === 'integer' ? [{ path, node }] : [];
  return [...own, ...children.flatMap(([at, child]) => numbersIn(child, at))];
}

describe('an experiment file', () => {
  it('has a range for each of its numbers', () => {
    const numbers = numbersIn(experimentSchema);
    expect(numbers.length).toBeGreaterThan(150);
    const open = numbers.filter(({ node }) => {
      const least = node.minimum ?? node.exclusiveMinimum;
      const most = node.maximum ?? node.exclusiveMaximum;
      return least === undefined || most === undefined || Math.max(Math.abs(least), Math.abs(most)) > 1e15;
    });
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it('of random values, sound or broken, is refused with a path or runs with numbers that are numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.boolean(), (seed, isBroken) => {
        const draws = drawsFrom(seed);
        const value = randomWorld(draws);
        const outcome = tryExperiment(isBroken ? broken(value, draws) : value);
        expect(typeof outcome === 'string' ? 'sound' : outcome.fault).toBe('sound');
      }),
      runs(150),
    );
  });

  it('with a scanner that stands still shares nothing', () => {
    const value = { ...SOUND, ticks: 60, vms: [{ count: 8 }], policies: { scanPagesPerSecond: 0, sharing: 'all' } };
    const { series } = runGiven(value, { show: ['hosts.savedExactMib[0]'], every: 60 });
    expect(series?.['hosts.savedExactMib[0]']).toEqual([0]);
  });

  it.each([0.5, 0.7, 1, 1.5, 3])('has hosts that fail and come back with a hazard of shape %d', (weibullShape) => {
    const value = {
      ...SOUND,
      tickSeconds: 3600,
      ticks: 24 * 60,
      hosts: [{ count: 20, model: 'medium' }],
      vms: [{ count: 1, placement: [0] }],
      facility: { hostMtbfHours: 500, hostRepairHours: 5, failures: { weibullShape } },
    };
    const { series } = runGiven(value, { show: ['hostsOn'], every: 60 });
    const on = series?.hostsOn ?? [];
    expect(Math.min(...on)).toBeLessThan(20);
  });

  it.each<[string, object, string]>([
    [
      'smaller than its hypervisor',
      { hosts: [{ count: 1, memMib: 1000, hypervisor: 'dom0' }] },
      'hosts[0].memMib: the hypervisor dom0 alone takes 1134 MiB, found 1000',
    ],
    [
      'full of what its VMs cost',
      {
        hosts: [{ count: 1, memMib: 127 }],
        vms: [{ count: 4, memMib: 2048 }],
        policies: { overcommitPercent: 10_000 },
      },
      'hosts[0].memMib: host 0 has 127 MiB',
    ],
    [
      'promising more than can be counted',
      { hosts: [{ count: 1, memMib: 67_108_864 }], policies: { overcommitPercent: 100_000 } },
      'hosts[0].memMib: 100000 % of it',
    ],
  ])('with a host %s is refused with the path', (_what, more, complaint) => {
    expect(() => runGiven({ ...SOUND, ...more })).toThrow(complaint);
  });

  it.each<[string, object, string]>([
    [
      'a look every 0 s',
      { controllers: [{ kind: 'balance', every: 0 }] },
      'controllers[0].every: expected seconds from 0.001',
    ],
    [
      'a day of a million years',
      { ticks: undefined, duration: '9999999999d' },
      'duration: expected seconds from 0.001',
    ],
    [
      'more ticks than are counted',
      { ticks: undefined, tickSeconds: 0.001, duration: '2000000s' },
      'duration: expected at most 1000000000 ticks',
    ],
    [
      'a repair that never ends',
      { facility: { hostRepairHours: 100_000 }, tickSeconds: 0.01 },
      'facility.hostRepairHours: expected at most 1000000000 ticks',
    ],
    [
      'more jobs in a tick than can be drawn',
      {
        tickSeconds: 3600,
        vms: [{ count: 4, shape: { kind: 'batch', jobSeconds: 0.001, capSeconds: 1, alpha: 2 } }],
        workload: { kind: 'classes' },
      },
      'vms[0].shape.jobSeconds: expected at most 1000000 jobs in a tick',
    ],
  ])('with %s is refused with the path', (_what, more, complaint) => {
    expect(() => runGiven({ ...SOUND, ...more })).toThrow(complaint);
  });
});
