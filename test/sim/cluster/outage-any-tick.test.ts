import { describe, expect, it } from 'vitest';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { run } from '../../support/a-world.ts';
import { giveAsInstructor } from '../../support/give.ts';
import { steadyWorld } from '../../support/steady-world.ts';

const RUNNING = VM_STATES.indexOf('running');

/** Seconds that a guest of a host that dies does not run, until it is back for good. */
function outageS(tickSeconds: number, haDetectionSeconds: number): number {
  const guest = { memMib: 1024, vcpus: 1, loadPercent: 20 };
  const world = run(
    steadyWorld([guest], {
      hosts: 2,
      policies: { haDetectionSeconds },
      scenario: { tickSeconds, secondsPerHour: 3600 },
    }),
    3,
  );
  giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
  let outS = 0;
  for (let t = 0; t < 600 / tickSeconds; t++) {
    run(world, 1);
    const there = world.vms.state[0] === RUNNING && world.vms.host[0] === 1;
    outS += tickSeconds * (there ? world.vms.heldFraction[0] : 1);
  }
  expect(world.vms.state[0]).toBe(RUNNING);
  return outS;
}

describe('an outage', () => {
  it.each([0.2, 1, 5, 60, 300])(
    '[CLU-3] lasts until HA has noticed and the guest has booted, in ticks of %d s',
    (tickSeconds) => {
      // 6 s without heartbeats, unless the scenario says otherwise, and 3 s of boot.
      expect(outageS(tickSeconds, 6)).toBeCloseTo(9, 6);
      expect(outageS(tickSeconds, 17.3)).toBeCloseTo(20.3, 6);
    },
  );
});
