import { describe, expect, it } from 'vitest';
import { SCENARIOS, scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { DISTURBANCES, FAULTS } from '#shared/sim/disturbances/index.ts';
import { possibleFaults } from '#shared/sim/disturbances/possible.ts';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { checkCommand, INSTRUCTOR } from '#shared/sim/step.ts';
import { aWorld, run } from '../../support/a-world.ts';

const rowsOf = (world: World, fault: (typeof FAULTS)[number]) =>
  (possibleFaults(world)[fault] ?? []).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );

describe('what can go wrong in a hall', () => {
  it.each(
    SCENARIOS.filter(({ demand }) => demand.kind !== 'trace').map((scenario) => [scenario.id, scenario] as const),
  )('is exactly what an instructor’s order is accepted for: %s', (_id, scenario) => {
    const world = run(createWorld(scenario, {} as Traces), 20);
    for (const fault of FAULTS) {
      const most = Math.max(world.hosts.rows, world.vms.rows, world.tenants.rows);
      const accepted: number[] = [];
      for (let subject = -1; subject < most; subject++) {
        const call = { name: 'injectFault', args: { fault, subject } } as const;
        if (checkCommand(world, call, INSTRUCTOR) === undefined) accepted.push(subject);
      }
      expect({ fault, rows: rowsOf(world, fault) }).toEqual({ fault, rows: accepted });
    }
  });

  it('is nothing with customers that nobody has offered, racks without hosts, or storage that never fills', () => {
    const world = run(aWorld({ hosts: 2, vms: 2 }), 5);
    for (const fault of ['bigDeal', 'unmodifiedGuest', 'foreignIsa', 'datastoreFilling', 'dom0Wedged'] as const) {
      expect(possibleFaults(world)[fault]).toBeUndefined();
    }
    // One tenant has a contract, four places are one rack.
    expect(DISTURBANCES.tenantBurst.subject).toBe('tenant');
    expect(possibleFaults(world).tenantBurst).toEqual([[0, 0]]);
    expect(possibleFaults(world).rackPower).toEqual([[0, 0]]);
    expect(possibleFaults(world).hostFailure).toEqual([[0, 1]]);
    world.hosts.state[1] = 0;
    expect(possibleFaults(world).hostFailure).toEqual([[0, 0]]);
  });

  it('is only what the hall offers, and what has no need of an answer', () => {
    const hall = scenarioById('long-night', 'S01')!;
    const world = run(createWorld(hall), 20);
    expect(hall.injectable).toContain('coolingFault');
    expect(possibleFaults(world).coolingFault).toEqual([[-1, -1]]);
    expect(possibleFaults(world).quietHour).toEqual([[-1, -1]]);
    // It could find a VM here, and is not what this hall is about.
    expect(possibleFaults(world).memoryLeak).toBeUndefined();
    const leak = { name: 'injectFault', args: { fault: 'memoryLeak', subject: 0 } } as const;
    expect(checkCommand(world, leak, INSTRUCTOR)).toEqual({ code: 'notInThisScenario' });
    const anywhere = run(createWorld({ ...hall, injectable: FAULTS }), 20);
    expect(checkCommand(anywhere, leak, INSTRUCTOR)).toBeUndefined();
  });
});
