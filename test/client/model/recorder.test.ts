import { describe, expect, it } from 'vitest';
import { KEPT_S, Recorder } from '#client/model/series/recorder.ts';
import { aWorld, run } from '../../support/a-world.ts';

describe('the record of a hall', () => {
  it('keeps one figure a second of the hall, the newest last', () => {
    const world = aWorld({ hosts: 2, vms: 2 });
    const recorder = new Recorder();
    for (let tick = 0; tick < 25; tick++) {
      world.hosts.powerW[1] = 100 + tick;
      recorder.record(world);
      run(world, 1);
    }
    // Five ticks a second: the first tick of each second is noted.
    expect(recorder.series('hosts', 'powerW', 1)).toHaveLength(5);
    expect(recorder.series('hosts', 'powerW', 9999)).toEqual([]);
  });

  it('holds two minutes and no more, and a gap where no frame came', () => {
    const world = aWorld({ hosts: 1, vms: 1 });
    const recorder = new Recorder();
    const at = (second: number, watts: number) => {
      world.hosts.powerW[0] = watts;
      recorder.record({ ...world, tick: second * 5 } as typeof world);
    };
    for (let second = 0; second < 200; second++) at(second, second);
    const full = recorder.series('hosts', 'powerW', 0);
    expect([full.length, full[0], full.at(-1)]).toEqual([KEPT_S, 80, 199]);
    at(203, 7);
    expect(recorder.series('hosts', 'powerW', 0).slice(-5)).toEqual([199, Number.NaN, Number.NaN, Number.NaN, 7]);
  });

  it('begins anew when the hall goes back: what was is another hall', () => {
    const world = aWorld({ hosts: 1, vms: 1 });
    const recorder = new Recorder();
    for (const second of [10, 11, 12, 3]) recorder.record({ ...world, tick: second * 5 } as typeof world);
    expect(recorder.series('hall', 'facilityW', 0).filter((value) => !Number.isNaN(value))).toHaveLength(1);
  });
});
