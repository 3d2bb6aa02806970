import { describe, expect, it } from 'vitest';
import { INCIDENT_KINDS } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give, giveAsInstructor } from '../../../support/give.ts';

describe('acknowledging an incident', () => {
  it('notes who does, once', () => {
    const world = aWorld({ hosts: 2, vms: 2 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 5);
    const incident = world.incidents.kind.indexOf(INCIDENT_KINDS.indexOf('vmNotPlaced'));
    expect(give(world, 'acknowledgeIncident', { incident }, 4)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'incidentAcknowledged', incident, by: 4 });
    expect(world.incidents.acknowledgedBy[incident]).toBe(4);
    expect(give(world, 'acknowledgeIncident', { incident })).toEqual({ code: 'alreadyAcknowledged' });
    expect(give(world, 'acknowledgeIncident', { incident: 15 })).toEqual({ code: 'noSuchIncident' });
  });
});
