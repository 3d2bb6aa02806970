import { describe, expect, it } from 'vitest';
import { runGiven } from '../an-experiment.ts';

/** Eight hosts with a small VM each, packed onto one by a controller that looks every five minutes. */
const HALL = {
  kind: 'world',
  id: 'any-tick',
  duration: '6h',
  hosts: [{ count: 8, model: 'medium' }],
  vms: [{ count: 8, vcpus: 2, memMib: 2048, meanLoad: 0.2, workload: 'idle' }],
  workload: { kind: 'constant' },
  controllers: [{ kind: 'consolidation' }],
};

const at = (tickSeconds: number, more: object = {}) => runGiven({ ...HALL, ...more, tickSeconds }).metrics;

describe('a controller under ticks of any length', () => {
  const reference = at(10);

  it.each([2, 60, 100, 300])('packs a hall for the same energy, within 2 %%, at ticks of %d s', (tickSeconds) => {
    const { energyKwh, hostShutdowns } = at(tickSeconds);
    expect(hostShutdowns).toBe(reference.hostShutdowns);
    expect(Math.abs(energyKwh / reference.energyKwh - 1)).toBeLessThan(0.02);
  });

  it.each([
    [600, 300],
    [300, 600],
    [300, 450],
    [60, 30],
  ])('puts empty hosts to sleep at ticks of %d s and looks every %d s', (tickSeconds, every) => {
    const controllers = [{ kind: 'consolidation', every }];
    expect(at(tickSeconds, { controllers }).hostShutdowns).toBe(7);
  });

  it.each([30, 300, 900])(
    'never looks less often than it should: balance moves VMs at ticks of %d s',
    (tickSeconds) => {
      const vms = [
        { count: 8, vcpus: 4, memMib: 1024, meanLoad: 0.9, workload: 'batch', placement: [0, 0, 0, 0, 0, 0, 0, 0] },
      ];
      const controllers = [{ kind: 'balance', every: 300 }];
      expect(at(tickSeconds, { vms, controllers, hosts: [{ count: 2, cores: 16 }] }).migrations).toBeGreaterThan(0);
    },
  );
});
