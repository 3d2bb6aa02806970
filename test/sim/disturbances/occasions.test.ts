import { describe, expect, it } from 'vitest';
import type { VmId } from '#shared/ids.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { CORNER_SHOP, offered } from '#shared/scenarios/parts.ts';
import { createWorld } from '#shared/sim/create.ts';
import { OFFERED_TECHNIQUES, TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { checkCommand } from '#shared/sim/step.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

const elastic = scenarioById('elastic')!;

const BASE: TenantSpec = { ...offered(CORNER_SHOP, 1, 0), baseload: true, offerForS: 0, placedOn: [0] };
const SLEEPER: TenantSpec = { ...offered(CORNER_SHOP, 2, -1), comesWith: 'unmodifiedGuest' };
const ONE_DAY: TenantSpec = {
  ...offered(CORNER_SHOP, 6, 1, 20),
  tier: 'gold',
  vm: { ...PLAIN_VM, memMib: 8192 },
  wantsHeadroom: true,
  termS: 240,
};
const BIG: TenantSpec = { ...ONE_DAY, offerAtS: -1, comesWith: 'bigDeal' };
const LAB = { tickSeconds: 1 };

const hall = (tenants: readonly TenantSpec[], events: readonly TimedEvent[] = [], memMib = 65_536): World =>
  aWorld({ tenants, host: { memMib }, policies: { overcommitPercent: 100 }, scenario: { ...LAB, events } });
const stateOf = (world: World, tenant: number) => TENANT_STATES[world.tenants.state[tenant]];
const occasion = (world: World, fault: 'unmodifiedGuest' | 'foreignIsa' | 'bigDeal' | 'quietHour' | 'priceWar') =>
  giveAsInstructor(world, 'injectFault', { fault, subject: -1 });

describe('a customer who comes with an occasion', () => {
  it('[OCC-1] does not come by itself', () => {
    expect(stateOf(run(hall([BASE, SLEEPER]), 100), 1)).toBe('none');
  });

  it('[OCC-1] offers a contract when the occasion comes, and may come again', () => {
    const world = run(hall([BASE, SLEEPER]), 10);
    expect(occasion(world, 'unmodifiedGuest')).toBeUndefined();
    expect(stateOf(world, 1)).toBe('offered');
    expect(world.events).toContainEqual({ type: 'contractOffered', tenant: 1 });
    run(world, 41);
    expect(stateOf(world, 1)).toBe('expired');
    expect(occasion(world, 'unmodifiedGuest')).toBeUndefined();
    give(world, 'acceptContract', { tenant: 1 });
    expect(stateOf(world, 1)).toBe('active');
    expect(occasion(world, 'unmodifiedGuest')).toEqual({ code: 'nobodyToOffer' });
  });

  it('[OCC-1] starts anew when it comes again: at its list price, without a past', () => {
    const world = run(hall([BASE, BIG]), 5);
    const comes = () => {
      occasion(world, 'bigDeal');
      run(world, 30);
      give(world, 'acceptContract', { tenant: 1 });
      for (let vm = 1; vm < 7; vm++) give(world, 'placeVm', { vm, host: 0 });
    };
    comes();
    give(world, 'renegotiateContract', { tenant: 1, percent: 90 });
    run(world, 245);
    expect(stateOf(world, 1)).toBe('ended');
    world.hall.reputation[0] = 1;
    comes();
    expect(stateOf(world, 1)).toBe('active');
    expect([world.tenants.pricePermille[1], world.tenants.breachedPeriods[1]]).toEqual([1000, 0]);
  });

  it('[OCC-1] is not there where a scenario has none', () => {
    expect(occasion(hall([BASE]), 'foreignIsa')).toEqual({ code: 'nobodyToOffer' });
  });

  it('[OCC-1] signs a big deal only with a hall that has room for all of it', () => {
    const bigDealIn = (memMib: number) => {
      const world = hall([BASE, BIG], [], memMib);
      occasion(world, 'bigDeal');
      run(world, 30);
      return give(world, 'acceptContract', { tenant: 1 });
    };
    expect(bigDealIn(65_536)).toBeUndefined();
    // 6 × (8192 + 32 + 66) MiB
    expect(bigDealIn(49_152)).toMatchObject({ code: 'notEnoughHallMemory', needMib: 49_740 });
  });
});

describe('a guest that came with an occasion', () => {
  const tenantOf = (fault: string) => elastic.tenants.findIndex(({ comesWith }) => comesWith === fault);
  const arrived = (fault: 'unmodifiedGuest' | 'foreignIsa') => {
    const world = run(createWorld(elastic), 5);
    occasion(world, fault);
    give(world, 'acceptContract', { tenant: tenantOf(fault) });
    return world;
  };
  const techniquesFor = (world: World, tenant: number) =>
    OFFERED_TECHNIQUES.filter((technique) => {
      const vm = world.tenants.firstVm[tenant] as VmId;
      const refusal = checkCommand(world, { name: 'setTechnique', args: { vm, technique } }, 0);
      return refusal === undefined || refusal.code === 'nothingToChange';
    });

  it('[OCC-1] with a closed kernel runs under hardware assist or translation, never paravirtually or in a container', () => {
    const fitting = techniquesFor(arrived('unmodifiedGuest'), tenantOf('unmodifiedGuest'));
    expect(fitting).toEqual(expect.arrayContaining(['hardwareAssist', 'binaryTranslation']));
    expect(fitting).not.toContain('paravirtual');
    expect(fitting).not.toContain('container');
  });

  it('[OCC-1] for a foreign machine runs only where every instruction is looked at', () => {
    const world = arrived('foreignIsa');
    const tenant = tenantOf('foreignIsa');
    expect([...techniquesFor(world, tenant)].sort()).toEqual(['emulator', 'interpreter']);
    const vm = world.tenants.firstVm[tenant];
    expect(give(world, 'placeVm', { vm, host: 0 })).toBeUndefined();
    run(world, 60);
    // A dozen times the work of the native program.
    expect(world.vms.taxFactor[vm]).toBeGreaterThan(5);
  });
});

describe('a contract with a term', () => {
  it('[OCC-2] ends by itself, and nobody thinks the worse of the hall', () => {
    const world = hall([BASE, ONE_DAY]);
    run(world, 5);
    give(world, 'acceptContract', { tenant: 1 });
    for (let vm = 1; vm < 7; vm++) give(world, 'placeVm', { vm, host: 0 });
    run(world, 5 + 240 - world.tick);
    expect(stateOf(world, 1)).toBe('active');
    run(world, 1);
    expect([stateOf(world, 1), world.hosts.vms[0]]).toEqual(['ended', 1]);
    expect(world.events).toContainEqual({ type: 'contractEnded', tenant: 1 });
    expect(world.hall.reputation[0]).toBeGreaterThan(0.95);
  });
});

describe('a price war', () => {
  it('[OCC-3] makes what is offered in it a quarter cheaper', () => {
    const world = hall([BASE, offered(CORNER_SHOP, 1, 50)]);
    occasion(world, 'priceWar');
    run(world, 52);
    expect([stateOf(world, 1), world.tenants.feeCentsPerS[1]]).toEqual(['offered', 300]);
    run(world, 100);
    expect(world.hall.marketPermille[0]).toBe(1000);
  });
});

describe('a quiet hour', () => {
  const PEAK: TimedEvent = {
    kind: 'correlatedPeak',
    subject: -1,
    atS: 20,
    forS: 10,
    warningS: 0,
    factor: 1.2,
  };

  it('[OCC-4] puts offers off until it is over', () => {
    const world = hall([BASE, offered(CORNER_SHOP, 1, 20, 30)]);
    occasion(world, 'quietHour');
    run(world, 39);
    expect(stateOf(world, 1)).toBe('none');
    run(world, 1);
    expect([stateOf(world, 1), world.tenants.offerEndsAtTick[1]]).toEqual(['offered', 70]);
  });

  it('[OCC-4] has no optional event, and every event that is part of the round', () => {
    const peakIn = (event: TimedEvent) => {
      const world = hall([BASE], [event]);
      occasion(world, 'quietHour');
      return run(world, 21).hall.correlatedPeak[0];
    };
    expect(peakIn({ ...PEAK, optional: true })).toBe(1);
    expect(peakIn(PEAK)).toBe(1.2);
  });

  it('[OCC-4] lets no host begin to fail', () => {
    const fragile = () => aWorld({ hosts: 40, facility: { hostMtbfHours: 20 }, scenario: LAB });
    const failing = (world: World) => [...world.hosts.failAtTick].filter((tick) => tick > 0).length;
    const quiet = fragile();
    occasion(quiet, 'quietHour');
    expect(failing(run(quiet, 39))).toBe(0);
    expect(failing(run(fragile(), 39))).toBeGreaterThan(0);
  });
});
