import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import { ADVISORY_STATES, HOST_STATES, INCIDENT_KINDS, SOFTWARE } from '#shared/sim/kernel/codes/index.ts';
import type { VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { disclose } from '#shared/sim/security/advisory-book.ts';
import { vulnerabilitiesPerYear } from '#shared/sim/security/attack-surface.ts';
import { compromiseHost, compromiseVm } from '#shared/sim/security/blast-radius.ts';
import { escapeChance, twoSteps } from '#shared/sim/security/break-ins.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld, run, type WorldWish } from '../../support/a-world.ts';
import { eventsOf } from '../../support/events-of.ts';
import { tenantOn } from '../../support/tenant-on.ts';

const TYPE1 = SOFTWARE.indexOf('type1');
const LINUX = SOFTWARE.indexOf('linux');
const EMULATION = SOFTWARE.indexOf('deviceEmulation');
const DAY = 24 * 10 * 5;

/** A world in which a vulnerability of this software can be used from the start on. */
function exploited(software: number, wish: WorldWish = {}, patched = false): World {
  const world = aWorld(wish);
  disclose(world, software, 0, patched ? 0 : 1_000_000);
  step(world, []);
  return world;
}

describe('vulnerabilities', () => {
  const yearly = (hypervisor: 'type1' | 'dom0', seed: string) => {
    const world = aWorld({
      vms: 0,
      host: { hypervisor },
      scenario: { seed, tickSeconds: 300, secondsPerHour: 3600, security: { patchDays: 0.01, acceleration: 40 } },
      policies: {},
    });
    let found = 0;
    // A year, forty times faster than in life.
    for (let t = 0; t < (365 * 24 * 12) / 40; t++) {
      world.hosts.patchLevel[0] = world.hall.patchLevel[0];
      step(world, []);
      found += world.events.filter((e) => e.type === 'advisoryDisclosed' && e.software === hypervisor).length;
    }
    return found;
  };

  it('become known in proportion to the code that attackers can reach [SEC-1]', () => {
    const { scenario } = aWorld();
    expect(vulnerabilitiesPerYear(scenario, TYPE1)).toBe(2);
    expect(vulnerabilitiesPerYear(scenario, SOFTWARE.indexOf('dom0'))).toBeCloseTo(18.64, 12);
    const mean = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].reduce((sum, seed) => sum + yearly('dom0', seed), 0) / 8;
    // 18.64 a year; four standard deviations of the mean of eight.
    expect(Math.abs(mean - 18.64)).toBeLessThan(4 * Math.sqrt(18.64 / 8));
  });

  it('become known at the same times in all halls of a seed, whoever is broken into and whoever patches [SEC-1]', () => {
    const told = (meddle: (world: World) => void) => {
      const world = aWorld({
        hosts: 2,
        vms: 8,
        scenario: { tickSeconds: 2, security: { acceleration: 60, patchDays: 1 } },
      });
      const seen: string[] = [];
      // Eight days of 120 ticks.
      for (let tick = 0; tick < 8 * 120; tick++) {
        meddle(world);
        step(world, []);
        for (const event of world.events) {
          if (event.type === 'advisoryDisclosed') seen.push(`${tick} ${event.software}`);
        }
      }
      return seen;
    };
    const patched = told(({ hosts, vms, hall }) => {
      hosts.patchLevel.fill(hall.patchLevel[0]!);
      vms.guestPatch.fill(hall.guestPatchLevel[0]!);
    });
    expect(patched.length).toBeGreaterThan(4);
    expect(told(() => undefined)).toEqual(patched);
  });

  it('are not there at all where a scenario says nothing of attackers [SEC-1]', () => {
    const world = aWorld({ hosts: 2, vms: 4 });
    const told = eventsOf(world, 2 * DAY);
    expect(world.advisories.state.every((state) => state === 0)).toBe(true);
    expect(told.some((e) => e.type === 'vmCompromised' || e.type === 'hostCompromised')).toBe(false);
    expect(world.hall.patchLevel[0]).toBe(0);
  });

  it('get a patch after ten days and an exploit after fifteen on average [SEC-2]', () => {
    const security = { acceleration: 100 };
    const world = aWorld({ vms: 0, scenario: { security, tickSeconds: 1, secondsPerHour: 100 } });
    let disclosedAt = -1;
    for (let t = 0; t < 200_000 && world.hall.patchLevel[0] === 0; t++) {
      step(world, []);
      if (disclosedAt < 0 && world.advisories.state.includes(1)) disclosedAt = t;
    }
    // Ten days are 24 000 s of machine time here, and a hundredth of that.
    expect(world.tick - 1 - disclosedAt).toBe(240);
  });

  it('are forgotten when everybody has the patch [SEC-2]', () => {
    const world = exploited(TYPE1, { vms: 1 }, true);
    expect(ADVISORY_STATES[world.advisories.state[0]]).toBe('exploited');
    world.hosts.patchLevel[0] = world.hall.patchLevel[0];
    run(world, 10);
    expect(ADVISORY_STATES[world.advisories.state[0]]).toBe('none');
  });

  it('count the hours that hosts go without the patch [SEC-2]', () => {
    const world = exploited(TYPE1, { hosts: 2, vms: 0 }, true);
    run(world, 499);
    // Two hosts for ten hours.
    expect(world.hall.exposedExactHours[0]).toBeCloseTo(20, 9);
  });
});

describe('breaking in', () => {
  const often = { scenario: { security: { breakInsPerDay: 500, escapesPerDay: 500, perYearPer100Mib: 0 } } };

  it('takes one guest, works for somebody else there, and costs its fee of half a day [SEC-3]', () => {
    const world = aWorld({ vms: 2 });
    run(world, 5);
    compromiseVm(world, 1 as VmId);
    expect(Array.from(world.vms.compromised.subarray(0, 2))).toEqual([0, 1]);
    expect(world.hall.creditsCents[0]).toBe(400 * 120);
    expect(world.hall.reputation[0]).toBeLessThan(0.96);
    compromiseVm(world, 1 as VmId);
    expect(world.hall.creditsCents[0]).toBe(400 * 120);
  });

  it('happens to guests that run, can be reached, and lack the patch [SEC-3]', () => {
    const world = exploited(LINUX, { ...often, vms: 3, tenants: [tenantOn([0, 0, 0])] }, true);
    world.vms.compromised.fill(0);
    world.vms.guestPatch[0] = 1;
    world.vms.isolated[1] = 1;
    run(world, 200);
    expect(Array.from(world.vms.compromised.subarray(0, 3))).toEqual([0, 0, 1]);
  });

  it('goes on from a guest into its host only where that is open [SEC-3]', () => {
    const wish = { ...often, hosts: 2, tenants: [tenantOn([0, 1])] };
    const world = exploited(EMULATION, wish, true);
    world.hosts.patchLevel[1] = 1;
    world.hosts.compromised.fill(0);
    compromiseVm(world, 0 as VmId);
    compromiseVm(world, 1 as VmId);
    run(world, 50);
    expect(Array.from(world.hosts.compromised.subarray(0, 2))).toEqual([1, 0]);
  });

  it('is three times as likely through emulated devices, and half as likely past devices of one’s own [SEC-4]', () => {
    const attackers = (ioPath: VmSpec['ioPath']) => {
      const world = exploited(TYPE1, { vms: 4, vm: { ...(ioPath && { ioPath }) } });
      world.vms.ioPath.fill(['virtio', 'emulated', 'split', 'passthrough'].indexOf(ioPath ?? 'virtio'));
      run(world, 6);
      return world.hosts.attackers[0];
    };
    expect(attackers('virtio')).toBeCloseTo(0.04, 12);
    expect(attackers('emulated')).toBeCloseTo(0.12, 12);
    expect(attackers('passthrough')).toBeCloseTo(0.02, 12);
  });

  it('has the odds that are shown: of two hundred hosts as many fall in a day as it says [SEC-5]', () => {
    const hosts = 200;
    const world = aWorld({
      hosts,
      tenants: [tenantOn(Array.from({ length: hosts }, (_, h) => h))],
      scenario: { seed: 'M1', tickSeconds: 2, security: { perYearPer100Mib: 0, escapesPerDay: 40 } },
    });
    disclose(world, TYPE1, 0, 1_000_000);
    run(world, 1);
    const odds = escapeChance(world, 0);
    expect(odds).toBeCloseTo(1 - Math.exp(-0.4), 12);
    expect(world.hosts.escapePermille[0]).toBe(330);
    // One that falls makes its guests attackers, but they are on that host alone: under this seed none reaches the management.
    run(world, 120);
    const fallen = world.hosts.compromised.reduce((sum, flag) => sum + flag, 0);
    const deviation = Math.sqrt(hosts * odds * (1 - odds));
    expect(Math.abs(fallen - hosts * odds)).toBeLessThan(3 * deviation);
  });

  it('counts what may come to be used within the day [SEC-5]', () => {
    // By hand: the chance of two events in a row is the integral of the first's density times the second's chance.
    const by = (h: number, a: number) => {
      let sum = 0;
      for (let i = 0; i < 100_000; i++) {
        const t = (i + 0.5) / 100_000;
        sum += (h * Math.exp(-h * t) * (1 - Math.exp(-a * (1 - t)))) / 100_000;
      }
      return sum;
    };
    for (const [h, a] of [
      [1 / 15, 0.5],
      [2, 0.1],
      [0.3, 0.3],
    ])
      expect(twoSteps(h, a)).toBeCloseTo(by(h, a), 9);
    const world = aWorld({ vms: 4 });
    disclose(world, TYPE1, 1_000_000, 1_000_000);
    run(world, 1);
    expect(escapeChance(world, 0)).toBeCloseTo(twoSteps(1 / 15, 0.5 * 0.04), 12);
  });
});

describe('a break-in', () => {
  it('is an incident until the VM is cut off or built anew, or its host is the greater one [SEC-3]', () => {
    const world = run(aWorld({ vms: 1 }), 5);
    const open = () => Array.from(world.incidents.kind, (kind) => INCIDENT_KINDS[kind]);
    compromiseVm(world, 0 as VmId);
    run(world, 1);
    expect(open()).toContain('vmCompromised');
    compromiseHost(world, 0 as HostId);
    run(world, 1);
    expect(open()).not.toContain('vmCompromised');
    expect(open()).toContain('hostCompromised');
  });
});

describe('the blast radius', () => {
  it('of a host is all of its guests, containers or virtual machines, and none of its neighbours’ [SEC-6]', () => {
    const world = aWorld({ hosts: 2, vms: 6, host: { hypervisor: 'containerHost' } });
    run(world, 1);
    compromiseHost(world, 0 as HostId);
    expect(Array.from(world.vms.compromised.subarray(0, 6))).toEqual([1, 0, 1, 0, 1, 0]);
  });

  it('reaches the management sooner from a type 2 host, and with it all hosts but those in quarantine [SEC-6]', () => {
    const seconds = (hypervisor: 'type1' | 'type2') => {
      let sum = 0;
      for (let seed = 0; seed < 20; seed++) {
        const scenario = { seed: `S${seed}`, tickSeconds: 10, security: { acceleration: 20, perYearPer100Mib: 0 } };
        const world = aWorld({ hosts: 3, vms: 0, host: { hypervisor }, scenario });
        world.hosts.quarantined[2] = 1;
        compromiseHost(world, 0 as HostId);
        while (world.hall.managementCompromised[0] === 0) step(world, []);
        expect(Array.from(world.hosts.compromised.subarray(0, 3))).toEqual([1, 1, 0]);
        sum += world.tick;
      }
      return sum / 20;
    };
    expect(seconds('type1') / seconds('type2')).toBeGreaterThan(4);
  });

  it('does not reach the management from a host in quarantine [SEC-6]', () => {
    const scenario = { tickSeconds: 10, security: { acceleration: 100, perYearPer100Mib: 0 } };
    const world = aWorld({ hosts: 2, vms: 0, host: { hypervisor: 'type2' }, scenario });
    world.hosts.quarantined[0] = 1;
    compromiseHost(world, 0 as HostId);
    run(world, 1000);
    expect(world.hall.managementCompromised[0]).toBe(0);
  });

  it('ends when the host is emptied and started anew [SEC-6]', () => {
    const world = aWorld({ hosts: 1, vms: 0 });
    compromiseHost(world, 0 as HostId);
    world.hosts.state[0] = HOST_STATES.indexOf('asleep');
    run(world, 1);
    expect(world.hosts.compromised[0]).toBe(0);
  });
});
