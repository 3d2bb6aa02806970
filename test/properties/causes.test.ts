import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES, type Cause, STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { fork, type World } from '#shared/sim/kernel/world.ts';
import { type Order, step } from '#shared/sim/step.ts';
import { STAYS_WHILE } from '#shared/sim/tenants/loss-cause.ts';
import { splitLoss, WORTH_NAMING } from '#shared/sim/tenants/speed-losses.ts';
import { anyGame } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

const TICKS = 60;
const RUNNING = VM_STATES.indexOf('running');
const OFF = STATUSES.indexOf('off');

/** What a badge says beside its word: it must be there. */
const AMOUNTS: Partial<Record<Cause, (world: World, vm: number) => number>> = {
  steal: ({ vms }, vm) => vms.stealPermille[vm],
  ballooned: ({ vms }, vm) => vms.balloonedExactMib[vm],
  compressed: ({ vms }, vm) => vms.compressedExactMib[vm] + vms.patchedExactMib[vm],
  swappedByHost: ({ vms }, vm) => vms.swappedExactMib[vm],
  guestPaging: ({ vms }, vm) => vms.guestPagedMib[vm],
  techniqueTax: ({ vms }, vm) => vms.taxPermille[vm],
  throttled: ({ vms }, vm) => vms.throttlePermille[vm],
};

function playAll(games: readonly (readonly Order[])[], look: (world: World, vm: number) => void): void {
  const world = fork(livelyWorld());
  const { vms, hosts } = world;
  for (const orders of games) {
    const clocks = hosts.clockFactor.slice();
    step(world, orders);
    // The facility sets the clocks of the next tick: what a tick was like can be told while they stay as they are.
    for (let vm = 0; vm < vms.rows; vm++) {
      if (vms.served[vm] === 1 && hosts.clockFactor[vms.host[vm]] === clocks[vms.host[vm]]) look(world, vm);
    }
  }
}

describe('causes in any game', () => {
  it('split all of what was lost, and the badge names the largest part of it [TEN-11]', () => {
    const parts = new Float64Array(CAUSES.length);
    fc.assert(
      fc.property(anyGame(livelyWorld(), TICKS), (games) => {
        playAll(games, (world, vm) => {
          const { vms } = world;
          splitLoss(world, vm, parts);
          const sum = parts.reduce((total, part) => total + part, 0);
          expect(sum).toBeCloseTo(1 - vms.speed[vm], 9);
          const isTold = vms.status[vm] !== 0 && vms.status[vm] !== OFF && vms.duplicate[vm] === 0;
          if (!isTold || vms.state[vm] !== RUNNING || Math.max(...parts) <= WORTH_NAMING) return;
          expect(parts[vms.cause[vm]]).toBeGreaterThanOrEqual(STAYS_WHILE * Math.max(...parts));
        });
      }),
      runs(40),
    );
  });

  it('never name an amount that is nought [TEN-11]', () => {
    fc.assert(
      fc.property(anyGame(livelyWorld(), TICKS), (games) => {
        playAll(games, (world, vm) => {
          const cause = CAUSES[world.vms.cause[vm]];
          const amount = AMOUNTS[cause]?.(world, vm);
          if (amount !== undefined && world.vms.state[vm] === RUNNING)
            expect([cause, amount > 0]).toEqual([cause, true]);
        });
      }),
      runs(40),
    );
  });
});
