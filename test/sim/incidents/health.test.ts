import { describe, expect, it } from 'vitest';
import type { HostId, IncidentId, VmId } from '#shared/ids.ts';
import { CAUSES, INCIDENT_KINDS, INCIDENT_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR, step } from '#shared/sim/step.ts';
import { statusAt } from '#shared/sim/tenants/vm-stress.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { giveAsInstructor } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const FOUR_CORES = { cores: 4, coreMhz: 1000, smt: false };
const GUEST: SteadyGuests = { vcpus: 1, memMib: 512, workload: 'idle', touchedFraction: 0.2, activeFraction: 0.1 };

const statusOf = ({ vms }: World, vm = 0) => STATUSES[vms.status[vm]];
const openKinds = ({ incidents }: World) =>
  [...incidents.state].flatMap((state, i) => (state === 0 ? [] : [INCIDENT_KINDS[incidents.kind[i]]]));

/** Five guests on four cores that want `percent` of a core each. */
function crowd(percent: number, count = 5): World {
  return steadyWorld([{ ...GUEST, count, loadPercent: percent }], { host: FOUR_CORES });
}

describe('the status of a VM', () => {
  it.each([
    // demand / capacity × 0.85 for silver
    ['ok', 60, 0.64],
    ['watch', 72, 0.77],
    ['watch', 84, 0.85],
    ['hot', 93, 0.98],
    ['breach', 100, 1.33],
  ] as const)('is %s when five guests want %s %% of four cores [TEN-6]', (status, percent, stress) => {
    const world = run(crowd(percent), 150);
    expect(statusOf(world)).toBe(status);
    expect(world.vms.stress[0]).toBeCloseTo(stress, 1);
  });

  it('is watched before service is bad, and says why [TEN-6]', () => {
    const world = run(crowd(78), 100);
    expect(world.vms.speed[0]).toBe(1);
    expect(statusOf(world)).toBe('watch');
    expect(CAUSES[world.vms.cause[0]]).toBe('hostBusy');
  });

  it('is left only when stress has fallen well below where it began [TEN-6]', () => {
    const [ok, watch, hot, breach] = [0, 1, 2, 3];
    expect([statusAt(0.69, false, ok), statusAt(0.7, false, ok), statusAt(0.66, false, watch)]).toEqual([
      ok,
      watch,
      watch,
    ]);
    expect([statusAt(0.64, false, watch), statusAt(0.86, false, hot), statusAt(0.84, false, hot)]).toEqual([
      ok,
      hot,
      watch,
    ]);
    expect([statusAt(1.1, true, ok), statusAt(0.86, false, breach)]).toEqual([breach, hot]);
  });

  it('is breach when a VM that is owed service stands nowhere [TEN-6]', () => {
    const world = run(aWorld({ vms: 1, placedOn: 'nowhere' }), 1);
    expect([statusOf(world), CAUSES[world.vms.cause[0]]]).toEqual(['breach', 'notPlaced']);
    expect(world.events).toContainEqual({ type: 'vmBreached', vm: 0, cause: 'notPlaced' });
  });
});

describe('time to breach', () => {
  it('is when the bad VMs have used up what the SLA period allows [TEN-7]', () => {
    const world = run(aWorld({ vms: 4, placedOn: 'nowhere' }), 1);
    // Silver: 2 % of 4 × 600 VM-ticks may be bad; four VMs use that up in 12 ticks, of which one is over.
    expect(world.vms.breachAtTick[0]).toBe(11);
  });

  it('is the next step of credit once the first is lost [TEN-7]', () => {
    const world = run(aWorld({ vms: 4, placedOn: 'nowhere' }), 16);
    // 5 % of 2 400 are 120 VM-ticks: 30 ticks.
    expect(Math.abs(world.vms.breachAtTick[0] - 30)).toBeLessThanOrEqual(1);
  });

  it('is nothing for a VM that is well [TEN-7]', () => {
    expect(run(crowd(50), 50).vms.breachAtTick[0]).toBe(0);
  });
});

describe('incidents', () => {
  it('speak once for all VMs of a host with the same trouble [TEN-8]', () => {
    const world = run(crowd(100), 100);
    expect(openKinds(world)).toEqual(['vmBreach']);
    expect(world.hall.openTasks[0]).toBe(1);
  });

  it('speak once for all VMs of a tenant that wait for a place, and close when they have one [TEN-8]', () => {
    const world = run(aWorld({ vms: 2, placedOn: 'nowhere' }), 1);
    expect(openKinds(world)).toEqual(['vmNotPlaced']);
    const place = (vm: number) =>
      ({ by: 0, call: { name: 'placeVm', args: { vm: vm as VmId, host: 0 as HostId } } }) as const;
    step(world, [place(0), place(1)]);
    run(world, 60);
    expect(openKinds(world)).toEqual([]);
  });

  it('stay in the book, but not among the open tasks, when somebody takes care [TEN-8]', () => {
    const world = run(crowd(100), 100);
    step(world, [{ by: 3, call: { name: 'acknowledgeIncident', args: { incident: 0 as IncidentId } } }]);
    expect([openKinds(world), world.hall.openTasks[0], world.incidents.acknowledgedBy[0]]).toEqual([
      ['vmBreach'],
      0,
      3,
    ]);
  });

  it('open for a failing host, and for its death [TEN-8]', () => {
    const world = aWorld({ hosts: 2, vms: 2 });
    step(world, [{ by: INSTRUCTOR, call: { name: 'injectFault', args: { fault: 'hostFailing', subject: 0 } } }]);
    run(world, 20);
    expect(openKinds(world)).toContain('hostFailing');
    expect(statusOf(world)).toBe('hot');
    run(world, 120);
    expect(openKinds(world)).toContain('hostFailed');
    expect(openKinds(world)).not.toContain('hostFailing');
  });

  it('make room for new ones when the book is full: the oldest acknowledged goes [TEN-8]', () => {
    const world = aWorld({
      hosts: 3,
      vms: 0,
      scenario: { rows: { hosts: 3, vms: 1, tenants: 1, migrations: 1, incidents: 2, forecasts: 4 } },
    });
    const kill = (host: number) =>
      ({ by: INSTRUCTOR, call: { name: 'injectFault', args: { fault: 'hostFailing', subject: host } } }) as const;
    step(world, [kill(0), kill(1)]);
    run(world, 10);
    expect(openKinds(world)).toEqual(['hostFailing', 'hostFailing']);
    step(world, [kill(2), { by: 0, call: { name: 'acknowledgeIncident', args: { incident: 0 as IncidentId } } }]);
    run(world, 5);
    expect([...world.incidents.subject]).toEqual([2, 1]);
    expect(INCIDENT_STATES[world.incidents.state[0]]).toBe('open');
  });
});

describe('a VM with two troubles', () => {
  it('is told the one that took the speed: a full datastore, not the address that it shares', () => {
    const disk = { gib: 64, thin: true, writtenGib: 8, readIops: 50, writeIops: 400, freshMibPerS: 40 } as const;
    const world = run(
      aWorld({ vms: 2, vm: { disk }, scenario: { datastores: [{ kind: 'ssd', physicalGib: 30 }] } }),
      5,
    );
    giveAsInstructor(world, 'injectFault', { fault: 'duplicateIdentity', subject: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'datastoreFilling', subject: -1 });
    for (let tick = 0; tick < 1500 && world.vms.diskFraction[1] > 0; tick++) run(world, 1);
    run(world, 50);
    expect([world.datastores.full[0], world.vms.duplicate[1], world.vms.diskFraction[1]]).toEqual([1, 1, 0]);
    const causes = Array.from({ length: 60 }, () => CAUSES[run(world, 1).vms.cause[1]]);
    expect(new Set(causes)).toEqual(new Set(['diskFull']));
  });

  it('[STO-7] goes on waiting for room while the other one of the name is heard, and works in no tick between', () => {
    const disk = { gib: 64, thin: true, writtenGib: 8, freshMibPerS: 40 } as const;
    const world = run(
      aWorld({ vms: 2, vm: { disk }, scenario: { datastores: [{ kind: 'ssd', physicalGib: 30 }] } }),
      5,
    );
    giveAsInstructor(world, 'injectFault', { fault: 'duplicateIdentity', subject: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'datastoreFilling', subject: -1 });
    for (let tick = 0; tick < 1500 && world.vms.diskFraction[1] > 0; tick++) run(world, 1);
    const seen = Array.from({ length: 60 }, () => {
      const { heldFraction, diskFraction, speed } = run(world, 1).vms;
      return [heldFraction[1], diskFraction[1], speed[1]].join(' ');
    });
    expect(new Set(seen)).toEqual(new Set(['0 0 0', '1 0 0']));
  });
});

describe('a host whose guests all wait for a full datastore', () => {
  it('has no steal: nobody wants a cycle [CPU-14]', () => {
    const disk = { gib: 64, thin: true, writtenGib: 8, readIops: 50, writeIops: 400, freshMibPerS: 40 } as const;
    const vm = { disk, meanLoad: 0.37, vcpus: 1, memMib: 512 };
    const datastores = [{ kind: 'ssd', physicalGib: 70 }] as const;
    const world = run(aWorld({ vms: 7, vm, scenario: { datastores } }), 5);
    giveAsInstructor(world, 'injectFault', { fault: 'datastoreFilling', subject: -1 });
    for (let tick = 0; tick < 1500 && world.vms.diskFraction[1] > 0; tick++) run(world, 1);
    const steal = Array.from({ length: 50 }, () => run(world, 1).hosts.stealPermille[world.vms.host[1]]);
    expect([world.datastores.full[0], Math.max(...steal.slice(10))]).toEqual([1, 0]);
  });
});
