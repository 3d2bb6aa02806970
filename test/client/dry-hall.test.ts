import { afterEach, describe, expect, it } from 'vitest';
import { hostObstacle, moveCommand } from '#client/model/commands/orders.ts';
import { startingArgs, verbOf, verbsFor } from '#client/model/commands/verbs.ts';
import { callOf, createUiState, obstacle } from '#client/model/state/ui-state.ts';
import { DRY_GUEST, DRY_SCENARIO } from '#client/play/dry-hall/dry-scenario.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { aLocalSession, type HandLocal } from '../support/a-local-session.ts';

const open: HandLocal[] = [];
function theDryHall(): HandLocal {
  const session = aLocalSession(DRY_SCENARIO);
  open.push(session);
  return session;
}
afterEach(() => {
  for (const session of open.splice(0)) void session.leave();
});

describe('the warm-up hall', () => {
  it('lets one place the waiting VM and then move it while it runs', async () => {
    const session = theDryHall();
    const seen: SimEvent[] = [];
    session.onEvents((events) => void seen.push(...events));
    const placed = session.send(callOf('placeVm', { vm: DRY_GUEST, host: 0 }));
    session.stepOnce();
    expect(await placed).toEqual({ ok: true, tick: 0 });
    for (let tick = 0; tick < 30; tick++) session.stepOnce();
    expect(session.world.value!.vms.state[DRY_GUEST]).toBe(VM_STATES.indexOf('running'));
    const moved = session.send(callOf('migrateLive', { vm: DRY_GUEST, host: 1 }));
    for (let tick = 0; tick < 200; tick++) session.stepOnce();
    expect((await moved).ok).toBe(true);
    expect(session.world.value!.vms.host[DRY_GUEST]).toBe(1);
    expect(seen.map(({ type }) => type)).toContain('migrationDone');
  });

  it('answers an impossible command with the reason', async () => {
    const session = theDryHall();
    const reply = session.send(callOf('migrateLive', { vm: 0, host: 0 }));
    session.stepOnce();
    expect(await reply).toEqual({ ok: false, refusal: { code: 'alreadyThere', vm: 0, host: 0 } });
  });

  it('stands still while paused and goes on afterwards', async () => {
    const session = theDryHall();
    expect(await session.control({ type: 'pause', pause: 'look' })).toEqual({ ok: true });
    expect(session.view.value!.phase).toBe('paused');
    await session.control({ type: 'resume' });
    expect(session.view.value!.phase).toBe('running');
  });
});

describe('a ui', () => {
  it('moves a running VM and places one that waits', () => {
    const world = theDryHall().world.value!;
    expect(moveCommand(world, 0)).toBe('migrateLive');
    expect(moveCommand(world, DRY_GUEST)).toBe('placeVm');
  });

  it('knows for every host why it cannot take what is asked', () => {
    const session = theDryHall();
    const ui = createUiState(session, false);
    const asking = { command: 'migrateLive', args: { vm: 0 } } as const;
    expect(hostObstacle(ui, session.world.value!, asking, 0)).toEqual({ code: 'alreadyThere', vm: 0, host: 0 });
    expect(hostObstacle(ui, session.world.value!, asking, 1)).toBeUndefined();
  });

  it('refuses everything while hands are off, before the world is asked', async () => {
    const session = theDryHall();
    const ui = createUiState(session, false);
    await session.control({ type: 'pause', pause: 'handsOff' });
    const call = callOf('placeVm', { vm: DRY_GUEST, host: 0 });
    expect(obstacle(ui, session.world.value!, call)).toEqual({ code: 'handsOff' });
  });

  it('offers only the verbs of the scenario', () => {
    const world = theDryHall().world.value!;
    expect(verbsFor(world, undefined)).toEqual([]);
    expect(verbsFor(world, { kind: 'vm', row: DRY_GUEST }).map(({ command }) => command)).toEqual(['placeVm']);
  });

  it('starts a form about a VM from how the VM is set now', () => {
    const world = theDryHall().world.value!;
    expect(startingArgs(world, verbOf('setAllocation'), 0)).toEqual({
      vm: 0,
      sharesFactor: 1,
      reservationMhz: 0,
      limitMhz: 0,
      reservedMib: 0,
    });
  });
});
