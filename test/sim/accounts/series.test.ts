import { describe, expect, it } from 'vitest';
import { operatingResultCents, SERIES, SERIES_NAMES, seriesOf } from '#shared/sim/accounts/index.ts';
import { resultCents } from '#shared/sim/kernel/accounts.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { constantLoad } from '../../support/constant-load.ts';
import { give } from '../../support/give.ts';

/** A hall of one minute with two hosts of 16 cores. */
const game = (more = {}) => aWorld({ hosts: 2, vms: 2, scenario: { lengthS: 60, ...more } });

describe('the series of a game', () => {
  it('has a row a second, and none of an endless hall or of the lab [ACC-4]', () => {
    expect(game().series.rows).toBe(60);
    expect(game({ lengthS: 0 }).series.rows).toBe(0);
    expect(game({ secondsPerHour: 3600 }).series.rows).toBe(0);
  });

  it('is written in the last tick of each second, up to the end and not beyond [ACC-4]', () => {
    const world = game();
    run(world, 4);
    expect(seriesOf(world).beats).toBe(0);
    run(world, 1);
    expect(seriesOf(world).beats).toBe(1);
    run(world, 60 * 5);
    expect(seriesOf(world).beats).toBe(60);
  });

  it('tells what its columns say, in whole VM-ticks, core-seconds and the cents of the books [ACC-4]', () => {
    const world = run(game(), 10 * 5);
    const { columns } = seriesOf(world);
    const last = (name: keyof typeof columns) => columns[name][9];
    const cores = world.hosts.cores[0] + world.hosts.cores[1];
    expect(last('capacityS')).toBeCloseTo(10 * cores, 6);
    // Two silver VMs weigh 1.5 each.
    expect(last('owedTicks')).toBe(10 * 5 * 2 * 1.5);
    expect(last('goodTicks')).toBe(last('owedTicks'));
    expect(last('workS')).toBeCloseTo(10 * 2 * world.vms.vcpus[0], 6);
    expect(last('revenueCents')).toBe(world.hall.revenueCents[0]);
    expect(last('dueCents')).toBe(last('revenueCents'));
    expect(last('cashCents')).toBe(world.hall.cashExactCents[0]);
    expect([last('hostsOn'), last('vmsRunning'), last('badVms')]).toEqual([2, 2, 0]);
    expect(last('energyJ')).toBe(world.hall.facilityEnergyJ[0]);
  });

  it('counts good work only: who is sold twice what a host has does no work that counts [ACC-4]', () => {
    const load = constantLoad([100, 100]);
    const world = aWorld({
      vms: 2,
      vm: { workload: 'idle', vcpus: 2 },
      host: { cores: 2, smt: false },
      traces: load.traces,
      scenario: { ...load.scenario, lengthS: 60 },
    });
    run(world, 20 * 5);
    const { workS } = seriesOf(world).columns;
    expect(workS[19]).toBe(workS[4]);
  });

  it('counts hosts bought and moves that arrived [ACC-4]', () => {
    const world = game();
    give(world, 'buyHost', { model: 1 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    run(world, 30 * 5);
    const { columns, beats } = seriesOf(world);
    expect([columns.hostsBought[beats - 1], columns.moves[beats - 1]]).toEqual([1, 1]);
  });

  it('has every column in its list of units', () => {
    expect(Object.keys(SERIES)).toEqual(SERIES_NAMES);
  });
});

describe('the operating result', () => {
  it('is the result less what hosts have lost in value, evenly over three days; a host bought costs nothing at once [ACC-3]', () => {
    const world = game({ lengthS: 0 });
    const priceCents = world.hosts.purchaseCents[0] + world.hosts.purchaseCents[1];
    // One business day is a third of three: at ten seconds an hour 240 s, 1200 ticks.
    run(world, 1200);
    expect(resultCents(world) - operatingResultCents(world)).toBe(priceCents / 3);
    const before = resultCents(world) - operatingResultCents(world);
    give(world, 'buyHost', { model: 1 });
    const wornInATick = Math.ceil((3 * world.hosts.purchaseCents[0]) / 3600) + 2;
    expect(resultCents(world) - operatingResultCents(world) - before).toBeLessThanOrEqual(wornInATick);
  });
});
