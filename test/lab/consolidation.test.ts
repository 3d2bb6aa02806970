import { describe, expect, it } from 'vitest';
import { detectorOf } from '#shared/lab/controllers/consolidation/detectors.ts';
import { runGiven } from './an-experiment.ts';

const flat = (load: number, looks = 12) => Array.from({ length: looks }, () => load);

describe('an overload detector', () => {
  it.each([
    ['static', 0.8],
    ['interquartileRange', 1],
    ['medianDeviation', 1],
  ] as const)('%s: on a host whose load never varies the threshold is %d', (detector, threshold) => {
    const isOver = detectorOf({ detector });
    expect(isOver(flat(threshold - 0.01), threshold - 0.01)).toBe(false);
    expect(isOver(flat(threshold + 0.01), threshold + 0.01)).toBe(true);
  });

  it('of the interquartile range leaves one and a half ranges free', () => {
    const isOver = detectorOf({ detector: 'interquartileRange' });
    // Quartiles 0.25 and 0.55 of thirteen values: threshold 1 − 1.5 × 0.3.
    const history = [0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.42, 0.45, 0.5, 0.55, 0.6, 0.61];
    expect([isOver(history, 0.54), isOver(history, 0.56)]).toEqual([false, true]);
  });

  it('of the median deviation leaves two and a half deviations free', () => {
    const isOver = detectorOf({ detector: 'medianDeviation' });
    const history = [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4];
    expect([isOver(history, 0.74), isOver(history, 0.76)]).toEqual([false, true]);
  });

  it('of local regression looks one step ahead along the line through the last ten loads', () => {
    const rising = Array.from({ length: 10 }, (_, i) => 0.3 + 0.05 * i);
    expect(detectorOf({ detector: 'localRegression' })(rising, 0.75)).toBe(false);
    expect(detectorOf({ detector: 'localRegression', parameter: 1.26 })(rising, 0.75)).toBe(true);
  });

  it.each(['interquartileRange', 'medianDeviation', 'localRegression'] as const)(
    '%s goes by 70 %% while it has seen little',
    (detector) => {
      const isOver = detectorOf({ detector });
      expect([isOver(flat(0.69, 3), 0.69), isOver(flat(0.71, 3), 0.71)]).toEqual([false, true]);
    },
  );

  it('none finds nothing', () => {
    expect(detectorOf({ detector: 'none' })(flat(2), 2)).toBe(false);
  });
});

/** Four small servers and eight small VMs, two on each. */
const HALL = {
  kind: 'world',
  id: 'hall',
  tickSeconds: 10,
  ticks: 240,
  hosts: [{ count: 4, model: 'hpMl110G5' }],
  vms: [{ count: 8, ratedMhz: 1000, memMib: 1024, meanLoad: 0.2 }],
  workload: { kind: 'constant' },
};
const consolidation = (spec: object = {}) => ({ ...HALL, controllers: [{ kind: 'consolidation', ...spec }] });

describe('consolidation in a world', () => {
  it('empties hosts whose VMs find room elsewhere, and lets them sleep', () => {
    const { metrics } = runGiven(consolidation());
    // Six VMs of three hosts have to move; one of them moves twice, since its first target is emptied at the next look.
    expect([metrics.hostsOnEnd, metrics.hostShutdowns, metrics.migrations]).toEqual([1, 3, 7]);
  });

  it('leaves them on when it is told to', () => {
    expect(runGiven(consolidation({ sleepEmpty: false })).metrics.hostsOnEnd).toBe(4);
    expect(runGiven(consolidation({ emptyUnderloaded: false })).metrics.migrations).toBe(0);
  });

  it('saves energy against leaving everything where it is', () => {
    expect(runGiven(consolidation()).metrics.energyKwh).toBeLessThan(0.55 * runGiven(HALL).metrics.energyKwh);
  });

  it('stops where promised memory is full, and goes on when memory may be promised twice', () => {
    const full = {
      ...consolidation(),
      hosts: [{ count: 4, model: 'hpMl110G5', memMib: 6656 }],
      policies: { overcommitPercent: 100 },
    };
    expect(runGiven(full).metrics.hostsOnEnd).toBe(2);
    expect(runGiven({ ...full, policies: { overcommitPercent: 250 } }).metrics.hostsOnEnd).toBe(1);
  });

  it('takes VMs off a host with too much work and wakes another when there is no room', () => {
    const value = {
      ...consolidation({ emptyUnderloaded: false }),
      hosts: [
        { count: 1, model: 'hpMl110G5' },
        { count: 1, model: 'hpMl110G5', state: 'off' },
      ],
      vms: [{ count: 4, ratedMhz: 2000, memMib: 1024, meanLoad: 0.6 }],
    };
    const { metrics, series } = runGiven(value, { show: ['hosts.vms[0]', 'hosts.vms[1]'], every: 240 });
    expect(metrics.hostsOnEnd).toBe(2);
    expect([series?.['hosts.vms[0]'][0], series?.['hosts.vms[1]'][0]]).toEqual([3, 1]);
  });

  it('empties the others though one VM is too much for any host', () => {
    const value = {
      ...consolidation(),
      vms: [
        { count: 1, vcpus: 2, memMib: 1024, meanLoad: 0.9, placement: [0] },
        { count: 4, ratedMhz: 1000, memMib: 1024, meanLoad: 0.2, placement: [1, 1, 2, 3] },
      ],
    };
    const { metrics } = runGiven(value);
    expect([metrics.hostsOnEnd, metrics.hostShutdowns]).toEqual([2, 2]);
  });

  it.each(['minMigrationTime', 'minLoad', 'maxCorrelation', 'random'])(
    'with selection %s is the same twice',
    (selection) => {
      const value = {
        ...consolidation({ selection, detector: 'static', parameter: 0.3 }),
        workload: { kind: 'trace', trace: 'synthetic-day' },
      };
      expect(runGiven(value).hash).toBe(runGiven(value).hash);
    },
  );
});

describe('balancing in a world', () => {
  it('moves VMs until hosts are alike, and no further', () => {
    const value = {
      ...HALL,
      hosts: [{ count: 2, model: 'hpMl110G5' }],
      vms: [{ count: 4, ratedMhz: 1000, memMib: 512, meanLoad: 0.8, placement: [0, 0, 0, 0] }],
      controllers: [{ kind: 'balance', spread: 0.05 }],
    };
    const { metrics, series } = runGiven(value, { show: ['hosts.vms[0]'], every: 240 });
    expect(metrics.migrations).toBe(2);
    expect(series?.['hosts.vms[0]']).toEqual([2]);
  });
});

describe('placing in a world', () => {
  const nowhere = { ...HALL, vms: [{ count: 8, memMib: 1024, meanLoad: 0.2, placement: 'none' }] };

  it.each([
    ['firstFit', [8, 0, 0, 0]],
    ['bestFit', [8, 0, 0, 0]],
    ['worstFit', [2, 2, 2, 2]],
  ])('%s puts VMs that stand nowhere on hosts', (rule, expected) => {
    const show = [0, 1, 2, 3].map((host) => `hosts.vms[${host}]`);
    const { series } = runGiven({ ...nowhere, controllers: [{ kind: 'placement', rule }] }, { show, every: 240 });
    expect(show.map((name) => series?.[name][0])).toEqual(expected);
  });
});
