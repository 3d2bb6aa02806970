import { signal } from '@preact/signals';
import { beforeAll, describe, expect, it } from 'vitest';
import { answersIn } from '#client/levels/assist/nudge.ts';
import { remedyOf } from '#client/model/commands/remedies.ts';
import { openTasks, tasksOf } from '#client/model/commands/tasks.ts';
import { createUiState } from '#client/model/state/ui-state.ts';
import { startRun } from '#shared/levels/hall-run.ts';
import { LEVELS } from '#shared/levels/index.ts';
import { CAUSES, INCIDENT_KINDS, INCIDENT_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aLocalSession } from '../../support/a-local-session.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

function deskOf(world: World) {
  const session = aLocalSession(world.scenario);
  void session.leave();
  session.world.value = world;
  return createUiState(Object.assign(session, { waiting: signal([]) }), false);
}

/** Opens an incident of a kind about a row, with a cause that the VM has then. */
function incident(
  world: World,
  row: number,
  kind: (typeof INCIDENT_KINDS)[number],
  subject: number,
  cause = 'none',
): void {
  world.incidents.state[row] = INCIDENT_STATES.indexOf('open');
  world.incidents.kind[row] = INCIDENT_KINDS.indexOf(kind);
  world.incidents.subject[row] = subject;
  if (kind.startsWith('vm')) world.vms.cause[subject] = CAUSES.indexOf(cause as never);
}

describe('the list of tasks', () => {
  it('puts VMs with one cause on one host together, whether their promise breaks or is about to', () => {
    const world = run(aWorld({ hosts: 2, vms: 4 }), 20);
    world.vms.status[0] = STATUSES.indexOf('breach');
    incident(world, 0, 'vmBreach', 0, 'steal');
    incident(world, 1, 'vmWatch', 2, 'steal');
    incident(world, 2, 'vmWatch', 1, 'steal');
    const { groups } = tasksOf(deskOf(world), world);
    // VMs 0 and 2 stand on host 0, VM 1 on host 1.
    expect(groups.map((group) => group.map(({ subject }) => subject.row))).toEqual([[0, 2], [1]]);
  });

  it('counts every line that wants somebody: VMs that wait are one', () => {
    const world = aWorld({ hosts: 2, vms: 3, placedOn: 'nowhere' });
    const tasks = tasksOf(deskOf(world), world);
    expect(tasks.waiting).toEqual([0, 1, 2]);
    expect(openTasks(tasks)).toBe(1);
    incident(world, 0, 'vmNotPlaced', 1);
    const later = tasksOf(deskOf(world), world);
    expect([later.groups.length, later.told.length, openTasks(later)]).toEqual([0, 1, 1]);
  });
});

describe('the remedy of an incident', () => {
  it('against steal moves the one of the group that works most to where it fits', () => {
    const world = run(aWorld({ hosts: 2, vms: 4 }), 20);
    world.vms.loadPermille.set([200, 100, 900]);
    incident(world, 0, 'vmWatch', 0, 'steal');
    incident(world, 1, 'vmWatch', 2, 'steal');
    const ui = deskOf(world);
    const [group] = tasksOf(ui, world).groups;
    const remedy = remedyOf(ui, world, group!);
    expect(remedy?.label).toMatch(/^Move .* 3 to Host 2$/);
    remedy?.open();
    expect(ui.asking.value).toMatchObject({ command: 'migrateLive', args: { vm: 2, host: 1 } });
    expect(ui.selection.value).toEqual({ kind: 'vm', row: 2 });
  });

  it('of a host that fails is to empty it', () => {
    const world = run(aWorld({ hosts: 2, vms: 2 }), 20);
    incident(world, 0, 'hostFailing', 0);
    const ui = deskOf(world);
    const [group] = tasksOf(ui, world).groups;
    remedyOf(ui, world, group!)?.open();
    expect(ui.asking.value).toMatchObject({ command: 'setMaintenance', args: { host: 0, on: true } });
  });

  it('is none where the hall has no order for it', () => {
    const world = run(aWorld({ hosts: 1, vms: 2, scenario: { commands: ['acknowledgeIncident'] } }), 20);
    incident(world, 0, 'vmWatch', 0, 'steal');
    const ui = deskOf(world);
    const [group] = tasksOf(ui, world).groups;
    expect(remedyOf(ui, world, group!)).toBeUndefined();
  });

  it.each(LEVELS.filter((level) => level.kind === 'hall').map((level) => ({ level, id: level.id })))(
    'is always an order that level $id allows, whatever goes wrong',
    ({ level }) => {
      const { world } = startRun(level, 'S01');
      const allowed = world.scenario.commands ?? [];
      const ui = deskOf(world);
      for (const cause of CAUSES) {
        incident(world, 0, 'vmBreach', 0, cause);
        const [group] = tasksOf(ui, world).groups;
        const remedy = group && remedyOf(ui, world, group);
        if (remedy) expect(allowed).toContain(remedy.order);
        expect(allowed).toEqual(expect.arrayContaining([...answersIn(world, cause)]));
      }
    },
  );
});
