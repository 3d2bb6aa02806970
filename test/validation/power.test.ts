import { describe, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { BOOT_S } from '#shared/sim/lifecycle/vm-power.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld, PLAIN_VM, run } from '../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

/** SPECpower_ssj2008 results, W at 0, 10, … 100 % load, as transcribed in CloudSim's power models. */
const G4_W = [86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117];
const G5_W = [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135];
const SOURCE = 'SPECpower_ssj2008 via CloudSim power models';

const SERVER = { cores: 2, coreMhz: 2660, smt: false, memMib: 4096, standbyW: 0 };
/** A guest whose only cost is the cycles that it wants. */
const PURE_LOAD: SteadyGuests = { vcpus: 1, memMib: 512, workload: 'idle', touchedFraction: 0.1, activeFraction: 0.1 };

const MINUTES_OF_MONTH = 30 * 24 * 60;
/** Credits of a public cloud: a tenth of the month's fee below 99.99 %, and so on. */
const MONTHLY_CREDITS = [
  { below: 0.9999, credit: 0.1 },
  { below: 0.99, credit: 0.3 },
  { below: 0.95, credit: 1 },
];

const SMALL_VM: TenantSpec = {
  archetype: 'cornerShop',
  tier: 'silver',
  vms: 1,
  vm: { ...PLAIN_VM, workload: 'idle' },
  feeCentsPerS: 10,
  baseload: true,
  offerAtS: 0,
  offerForS: 0,
  placedOn: [0],
};

function powerOfHall({ hosts }: World): number {
  return hosts.powerExactW.reduce((sum, w) => sum + w, 0);
}

/** Guests on a two-core server that want `percent` of it. */
function loadedServer(percent: number, host: number): SteadyGuests {
  return { ...PURE_LOAD, count: 2, loadPercent: percent, host };
}

describe('power', () => {
  it.each([
    ['G4', G4_W, 94.3],
    ['G5', G5_W, 103.0],
  ])('V-49 of a server at a quarter of its load: %s [POW-1]', (name, powerW, expected) => {
    const world = run(steadyWorld([loadedServer(25, 0)], { host: { ...SERVER, powerW } }), 1);
    const computed = powerOfHall(world);
    verdict({ id: `V-49 ${name}`, kind: 'A', computed, expected, tolerance: 0.1, source: SOURCE });
  });

  it('V-50 of ten servers at 20 %, and of three that do the same work [POW-1]', () => {
    const host = { ...SERVER, powerW: G5_W };
    const spread = steadyWorld(
      Array.from({ length: 10 }, (_, h) => loadedServer(20, h)),
      { hosts: 10, host },
    );
    const off = Array.from({ length: 7 }, () => ({ model: 'test', state: 'off' as const }));
    const on = Array.from({ length: 3 }, () => ({ model: 'test', state: 'on' as const }));
    // Twenty guests of a fifth of a core, 200 % + 200 % of it in all: two thirds of three servers.
    const packed = steadyWorld(
      [0, 1, 2].map((h) => ({ ...loadedServer(67, h), count: 2 })),
      { hosts: [...on, ...off], host },
    );
    const relative = { kind: 'A', tolerance: 0.01, relative: true, source: SOURCE } as const;
    verdict({ ...relative, id: 'V-50 spread', computed: powerOfHall(run(spread, 1)), expected: 1010 });
    verdict({ ...relative, id: 'V-50 packed', computed: powerOfHall(run(packed, 1)), expected: 371 });
  });
});

describe('the bill', () => {
  it.each([
    [1.58, 15.8],
    [1.07, 10.7],
  ])('V-53 for 100 kW at 0.10 $/kWh with a PUE of %s [POW-4] [POW-5]', (pue, expected) => {
    const world = aWorld({
      hosts: 100,
      host: { powerW: Array.from({ length: 11 }, () => 1000) },
      vms: 0,
      facility: { pue, dayCentsPerKwh: 10, nightCentsPerKwh: 10 },
      scenario: { tickSeconds: 1, secondsPerHour: 60 },
    });
    run(world, 60);
    const computed = world.hall.energyCents[0] / 100;
    verdict({
      id: `V-53 PUE ${pue}`,
      kind: 'A',
      computed,
      expected,
      tolerance: 0.01,
      relative: true,
      source: 'Open Compute, Prineville; arithmetic',
    });
  });

  it.each([
    [4, 0],
    [50, 10],
    [500, 30],
    [2200, 100],
  ])('V-54 gives back what a month with %s minutes of outage costs [TEN-3]', (minutes, expected) => {
    // A tick is a minute; the VM is placed so late that it first serves after this many.
    const world = aWorld({
      policies: { sla: { periodHours: 720, credits: MONTHLY_CREDITS } },
      vm: { workload: 'idle' },
      placedOn: 'nowhere',
      scenario: { tickSeconds: 1, secondsPerHour: 60 },
    });
    run(world, minutes - BOOT_S);
    step(world, [{ by: 0, call: { name: 'placeVm', args: { vm: 0 as VmId, host: 0 as HostId } } }]);
    run(world, MINUTES_OF_MONTH - world.tick);
    const computed = (100 * world.hall.creditsCents[0]) / (400 * MINUTES_OF_MONTH);
    verdict({
      id: `V-54 ${minutes} min`,
      kind: 'A',
      computed,
      expected,
      tolerance: 0,
      source: 'EC2 service level agreement',
    });
  });

  it('V-55 for one small VM over a month at 0.10 $ an hour [TEN-2]', () => {
    const world = aWorld({
      tenants: [SMALL_VM],
      // A second is an hour: ten cents a second.
      scenario: { tickSeconds: 1, secondsPerHour: 1 },
    });
    run(world, 720);
    const computed = world.hall.revenueCents[0] / 100;
    verdict({
      id: 'V-55',
      kind: 'A',
      computed,
      expected: 72,
      tolerance: 0,
      source: 'metered price of 0.10 $ per VM-hour',
    });
  });
});
