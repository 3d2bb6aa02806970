import { signal } from '@preact/signals';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ghostsOf } from '#client/model/commands/ghosts.ts';
import { placeGroup, takeBackGroup, takenBackStill, unorderedVms } from '#client/model/commands/group.ts';
import { fitOfOffer, planEvacuation, planPlacement, waitingVms } from '#client/model/commands/plans.ts';
import { MOVES } from '#client/model/facts/causes.ts';
import { type Incident, incidentGroups, incidentsOf } from '#client/model/facts/incidents.ts';
import { callOf, closeForm, createUiState, openForm, type UiState } from '#client/model/state/ui-state.ts';
import { DRY_GUEST, DRY_SCENARIO } from '#client/play/dry-hall/dry-scenario.ts';
import { NONE } from '#shared/ids.ts';
import { INCIDENT_KINDS, INCIDENT_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/memory-commitment.ts';
import { aLocalSession, type HandLocal } from '../../support/a-local-session.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);
beforeEach(() => void vi.useFakeTimers());
const open: HandLocal[] = [];
afterEach(() => {
  for (const session of open.splice(0)) void session.leave();
  vi.useRealTimers();
});

function aDesk(): UiState & { readonly session: HandLocal } {
  const session = aLocalSession(DRY_SCENARIO);
  open.push(session);
  return createUiState(session, false) as UiState & { readonly session: HandLocal };
}

describe('a form', () => {
  it('takes the overlay that it opened with it when it closes', () => {
    const ui = aDesk();
    openForm(ui, { command: 'setSharing', args: {} }, 'memory');
    expect(ui.overlay.value).toBe('memory');
    closeForm(ui);
    expect(ui.overlay.value).toBe('load');
  });

  it('leaves an overlay alone that somebody chose while it was open', () => {
    const ui = aDesk();
    openForm(ui, { command: 'setSharing', args: {} }, 'memory');
    ui.overlay.value = 'sla';
    closeForm(ui);
    expect(ui.overlay.value).toBe('sla');
  });

  it('that follows another one goes back to what was there before both', () => {
    const ui = aDesk();
    openForm(ui, { command: 'setSharing', args: {} }, 'memory');
    openForm(ui, { command: 'placeVm', args: {} }, 'load');
    closeForm(ui);
    expect(ui.overlay.value).toBe('load');
  });
});

describe('a plan for all that wait', () => {
  it('promises no host more than it may, and says who finds no room', () => {
    const world = aWorld({ hosts: 2, vms: 40, vm: { memMib: 8192 }, placedOn: 'nowhere' });
    const plan = planPlacement(world, waitingVms(world), 0);
    const placed = plan.filter(({ host }) => host !== NONE);
    for (const host of [0, 1] as never[]) {
      const need = placed
        .filter((each) => each.host === host)
        .reduce((sum, { vm }) => sum + guestNeedMib(world, vm as never), 0);
      expect(need).toBeLessThanOrEqual(committableMib(world, host));
    }
    expect(plan).toHaveLength(40);
    expect(placed.length).toBeLessThan(40);
    expect(placed.length).toBeGreaterThan(0);
  });

  it('can be carried out as it stands, and changes nothing before', () => {
    const world = aWorld({ hosts: 3, vms: 6, placedOn: 'nowhere' });
    const before = world.open.slice();
    const plan = planPlacement(world, waitingVms(world), 0);
    expect(world.open).toEqual(before);
    for (const { vm, host } of plan) give(world, 'placeVm', { vm, host });
    expect(waitingVms(world)).toEqual([]);
  });

  it('of an evacuation sends nobody back to the host that is emptied', () => {
    const world = run(aWorld({ hosts: 3, vms: 6 }), 5);
    const plan = planEvacuation(world, 0);
    expect(plan.map(({ vm }) => vm)).toEqual([0, 3]);
    expect(plan.every(({ host }) => host === 1 || host === 2)).toBe(true);
  });

  it('of an offer counts what fits into the free promises now', () => {
    const world = aWorld({ hosts: 1, vms: 4, vm: { memMib: 4096 }, placedOn: 'nowhere' });
    expect(fitOfOffer(world, 0)).toEqual({ fit: 4, all: 4 });
    const large = aWorld({ hosts: 1, vms: 4, vm: { memMib: 1 << 17 }, placedOn: 'nowhere' });
    expect(fitOfOffer(large, 0)).toEqual({ fit: 0, all: 4 });
  });

  it('of an offer counts no VM whose disk finds no place', () => {
    const disk = { gib: 20 };
    const datastores = [{ kind: 'ssd', physicalGib: 100 }] as const;
    const world = aWorld({
      hosts: 1,
      vms: 4,
      vm: { memMib: 512, disk },
      placedOn: 'nowhere',
      scenario: { datastores },
    });
    world.datastores.freeMib[0] = 50 * 1024;
    expect(fitOfOffer(world, 0)).toEqual({ fit: 2, all: 4 });
  });
});

describe('VMs that are placed in one order', () => {
  const plan = [{ vm: DRY_GUEST, host: 0 }];
  const hostOf = (ui: ReturnType<typeof aDesk>) => ui.session.world.value?.vms.host[DRY_GUEST];

  it('are ordered at once, and can be taken back while they boot', () => {
    const ui = aDesk();
    placeGroup(ui, plan);
    vi.advanceTimersByTime(1000);
    expect(hostOf(ui)).toBe(0);
    expect(takenBackStill(ui, ui.session.world.value!)).toEqual(plan);
    takeBackGroup(ui, ui.session.world.value!);
    vi.advanceTimersByTime(1000);
    expect(hostOf(ui)).toBe(NONE);
  });

  it('cannot be taken back when they run', async () => {
    const ui = aDesk();
    placeGroup(ui, plan);
    await vi.advanceTimersByTimeAsync(5000);
    expect(takenBackStill(ui, ui.session.world.value!)).toEqual([]);
  });

  it('stand in the hall as ghosts in a pause, are offered to nobody again, and can be taken back before they are carried out', async () => {
    const ui = aDesk();
    const world = () => ui.session.world.value!;
    await ui.session.control({ type: 'pause', pause: 'look' });
    expect(unorderedVms(ui, world())).toContain(DRY_GUEST);
    placeGroup(ui, plan);
    expect(ghostsOf(ui)).toEqual(plan);
    expect(unorderedVms(ui, world())).not.toContain(DRY_GUEST);
    takeBackGroup(ui, world());
    expect(ghostsOf(ui)).toEqual([]);
    expect(unorderedVms(ui, world())).toContain(DRY_GUEST);
    await ui.session.control({ type: 'resume' });
    vi.advanceTimersByTime(1000);
    expect(hostOf(ui)).toBe(NONE);
  });
});

describe('an order that is not answered yet', () => {
  it('is a ghost on the host that it is meant for', async () => {
    const ui = aDesk();
    await ui.session.control({ type: 'pause', pause: 'look' });
    const placed = ui.session.send(callOf('placeVm', { vm: DRY_GUEST, host: 1 }));
    expect(ghostsOf(ui)).toEqual([{ vm: DRY_GUEST, host: 1 }]);
    ui.session.stepOnce();
    await placed;
    expect(ghostsOf(ui)).toEqual([]);
  });
});

describe('an offer', () => {
  it('whose Accept is pointed at, or that is selected, stands in the hall as ghosts where it would fit best', () => {
    const offer = { tier: 'silver', vms: 3, feeCentsPerS: 1, baseload: false, offerAtS: 0, offerForS: 60 } as const;
    const vm = { ...PLAIN_VM, memMib: 40_000 };
    // Two hosts of 64 GiB at 100 % take one VM of 39 GiB each.
    const world = run(
      aWorld({ hosts: 2, tenants: [{ ...offer, archetype: 'clinic', vm }], policies: { overcommitPercent: 100 } }),
      2,
    );
    const session = Object.assign(aLocalSession(world.scenario), { waiting: signal([]) });
    void session.leave();
    session.world.value = world;
    const ui = createUiState(session, false);
    expect(ghostsOf(ui)).toEqual([]);
    ui.pointedOffer.value = 0;
    expect(ghostsOf(ui)).toEqual([
      { vm: 0, host: 0 },
      { vm: 1, host: 1 },
    ]);
    expect(fitOfOffer(world, 0)).toEqual({ fit: 2, all: 3 });
    ui.pointedOffer.value = undefined;
    ui.selection.value = { kind: 'tenant', row: 0 };
    expect(ghostsOf(ui)).toHaveLength(2);
    give(world, 'acceptContract', { tenant: 0 });
    run(world, 1);
    expect(ghostsOf(ui)).toEqual([]);
  });
});

describe('incidents', () => {
  it('of one kind, cause and host are one thing; others stay apart', () => {
    const world = aWorld({ hosts: 2, vms: 4, placedOn: [0, 0, 0, 1] });
    const breach = (row: number, open = true): Incident => ({
      row,
      kind: 'vmBreach',
      subject: { kind: 'vm', row },
      open,
      by: 0,
      sinceTick: 0,
      costsNow: true,
      costsInS: undefined,
      creditInS: undefined,
    });
    const groups = incidentGroups(world, [breach(0), breach(1), breach(2, false), breach(3)]);
    expect(groups.map((group) => group.map(({ row }) => row))).toEqual([[0, 1], [2], [3]]);
  });

  it('of a VM that waits and breaks its promise costs now, not later', () => {
    const world = aWorld({ hosts: 1, vms: 2, placedOn: 'nowhere' });
    for (const row of [0, 1]) {
      world.incidents.kind[row] = INCIDENT_KINDS.indexOf('vmNotPlaced');
      world.incidents.state[row] = INCIDENT_STATES.indexOf('open');
      world.incidents.subject[row] = row;
      world.vms.breachAtTick[row] = 80;
    }
    world.vms.status[0] = STATUSES.indexOf('breach');
    world.vms.status[1] = STATUSES.indexOf('watch');
    const told = incidentsOf(world).map(({ costsNow, costsInS }) => [costsNow, costsInS]);
    expect(told).toEqual([
      [true, undefined],
      [false, 80 * world.scenario.tickSeconds],
    ]);
  });
});

describe('advice', () => {
  it('is not given where nothing is lost, and never a balloon against a balloon', () => {
    expect(MOVES.none).toEqual([]);
    expect([...MOVES.guestPaging, ...MOVES.ballooned]).not.toContain('balloonVm');
  });
});
