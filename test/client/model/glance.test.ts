import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { glanceOf } from '#client/model/commands/glance.ts';
import { tasksOf } from '#client/model/commands/tasks.ts';
import { createUiState } from '#client/model/state/ui-state.ts';
import { DRY_SCENARIO } from '#client/play/dry-hall/dry-scenario.ts';
import { INCIDENT_KINDS, INCIDENT_STATES, type IncidentKind, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aLocalSession, type HandLocal } from '../../support/a-local-session.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);
beforeEach(() => void vi.useFakeTimers());
let session: HandLocal | undefined;
afterEach(() => {
  void session?.leave();
  vi.useRealTimers();
});

/** Somebody who looks at a hall. */
function somebody() {
  session = aLocalSession(DRY_SCENARIO);
  return createUiState(session, false);
}

/** Writes an incident about a row into a hall, as its health system would. */
function incident(world: World, row: number, kind: IncidentKind, subject: number, sinceTick: number): void {
  const { incidents } = world;
  incidents.state[row] = INCIDENT_STATES.indexOf('open');
  incidents.kind[row] = INCIDENT_KINDS.indexOf(kind);
  incidents.subject[row] = subject;
  incidents.sinceTick[row] = sinceTick;
}

describe('the first glance', () => {
  it('has nothing to say while all is well', () => {
    const world = run(aWorld({ hosts: 1, vms: 2 }), 20);
    expect(glanceOf(somebody(), world)).toBeUndefined();
  });

  it('tells what is first in the list of tasks, since when its first one is there, and how many others there are', () => {
    const world = run(aWorld({ hosts: 2, vms: 2, placedOn: [0, 1] }), 20);
    incident(world, 0, 'vmWatch', 0, 15);
    incident(world, 1, 'hostFailing', 1, 9);
    const ui = somebody();
    const glance = glanceOf(ui, world);
    expect(glance?.group).toEqual(tasksOf(ui, world).groups[0]);
    expect([glance?.group[0].kind, glance?.sinceTick, glance?.others, glance?.cost.dies]).toEqual([
      'hostFailing',
      9,
      1,
      true,
    ]);
  });

  it('counts all VMs that wait as one thing, with the soonest of what they cost', () => {
    const world = aWorld({ hosts: 1, vms: 3, placedOn: 'nowhere' });
    incident(world, 0, 'vmNotPlaced', 0, 4);
    incident(world, 1, 'vmNotPlaced', 1, 2);
    world.vms.breachAtTick[0] = 80;
    world.vms.breachAtTick[1] = 40;
    const { tickSeconds } = world.scenario;
    const glance = glanceOf(somebody(), world);
    expect([glance?.waiting, glance?.sinceTick, glance?.others, glance?.cost.inS]).toEqual([3, 2, 0, 40 * tickSeconds]);
  });

  it('says when the next credit falls due while a promise is broken already', () => {
    const world = run(aWorld({ hosts: 1, vms: 1 }), 20);
    incident(world, 0, 'vmBreach', 0, 10);
    world.vms.status[0] = STATUSES.indexOf('breach');
    world.vms.breachAtTick[0] = world.tick + 50;
    const cost = glanceOf(somebody(), world)?.cost;
    expect([cost?.now, cost?.inS, cost?.creditInS]).toEqual([true, undefined, 50 * world.scenario.tickSeconds]);
  });
});
