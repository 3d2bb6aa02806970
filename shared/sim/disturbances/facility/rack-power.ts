import { shutDownRack } from '../../cluster/index.ts';
import { defineDisturbance } from '../define.ts';

/** The power distribution of a rack trips: its hosts are off at once, and stay off until somebody has been there. */
export const rackPower = defineDisturbance({
  subject: 'rack',
  warningS: 10,
  lengthS: 60,
  refusal: ({ racks }, rack) => (racks.tripped[rack] === 1 ? { code: 'noPowerInRack', rack } : undefined),
  start(world, rack, _factor, endsAtTick) {
    world.racks.tripped[rack] = 1;
    world.racks.breakerClosesAtTick[rack] = Math.max(world.racks.breakerClosesAtTick[rack], endsAtTick);
    world.events.push({ type: 'breakerTripped', rack });
    shutDownRack(world, rack, 'breaker');
  },
});
