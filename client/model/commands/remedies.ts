import { at } from '#client/model/facts/cell.ts';
import type { Incident, IncidentGroup } from '#client/model/facts/incidents.ts';
import { hostName, vmName } from '#client/model/facts/names.ts';
import type { Subject } from '#client/model/state/subject.ts';
import {
  type Args,
  callOf,
  giverOf,
  obstacle,
  openForm,
  openingObstacle,
  select,
  type UiState,
} from '#client/model/state/ui-state.ts';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { bestTarget } from '#shared/sim/cluster/index.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { type IncidentKind, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { unorderedVms } from './group.ts';
import { movesFor } from './moves-for.ts';
import { findsHost } from './plans.ts';
import { verbTitle } from './verb-words.ts';
import { isComplete, isInGame, missingArgs, startingArgs, verbOf } from './verbs.ts';

const RUNNING = VM_STATES.indexOf('running');

/** The one order that helps most against an incident now, opened with all that is known already: it shows what it would do. */
export interface Remedy {
  readonly label: string;
  /** The order, and what it is given to first; absent where it is given to the hall. */
  readonly order: CommandName;
  readonly subject: Subject | undefined;
  readonly open: () => void;
}

/** Orders that answer an incident by its kind, the likeliest first; other incidents are answered by their cause. */
const BY_KIND: { readonly [K in IncidentKind]?: readonly CommandName[] } = {
  hostFailing: ['setMaintenance', 'migrateLive'],
  memoryPressure: ['migrateLive', 'setSharing', 'setOvercommit'],
  datastoreFull: ['deleteSnapshot', 'growDatastore'],
  duplicateIdentity: ['renewIdentity', 'isolateVm'],
  imageInfected: ['isolateVm', 'auditImage', 'revertSnapshot'],
  migrationStuck: ['throttleGuest', 'switchToPostCopy', 'cancelMigration'],
  snapshotForgotten: ['deleteSnapshot'],
  snapshotPolicy: ['deleteSnapshot'],
  rackHot: ['setCooling', 'setPowerCap', 'migrateLive'],
  breakerOverload: ['setPowerCap', 'migrateLive'],
  hostCompromised: ['quarantineHost', 'patchHost', 'setMaintenance'],
  vmCompromised: ['isolateVm', 'forensicSnapshot', 'revertSnapshot'],
};

/** What helps against a group of incidents; nothing where no order of the hall can be given for it now. */
export function remedyOf(ui: UiState, world: OpenWorld, group: IncidentGroup): Remedy | undefined {
  const [first] = group;
  if (isAboutPlaces(world, first)) return placeRemedy(ui, world);
  const commands =
    BY_KIND[first.kind] ?? (first.subject.kind === 'vm' ? movesFor(world, first.subject.row, giverOf(ui)) : []);
  for (const command of commands) {
    if (!isInGame(world, command) || openingObstacle(ui, world, command)) continue;
    const remedy =
      command === 'migrateLive' ? moveRemedy(ui, world, group) : verbRemedy(ui, world, command, first.subject);
    if (remedy) return remedy;
  }
  return undefined;
}

/** Whether VMs of an incident wait for a host, or have lost theirs. */
function isAboutPlaces({ vms }: OpenWorld, { kind, subject }: Incident): boolean {
  return (
    kind === 'hostFailed' || kind === 'vmNotPlaced' || (subject.kind === 'vm' && at(vms.host, subject.row) === NONE)
  );
}

/** What the button is called that shows who would go where. */
export function placeAllText(vms: number): string {
  return t('play.placeAll', { vms: counted('vms', vms) });
}

/** All that wait are placed in one order, with the plan first; nothing while no host has room for any of them. */
export function placeRemedy(ui: UiState, world: OpenWorld): Remedy | undefined {
  const waiting = unorderedVms(ui, world);
  const [vm] = waiting;
  if (vm === undefined || !isInGame(world, 'placeVm') || openingObstacle(ui, world, 'placeVm')) return undefined;
  if (!findsHost(world, waiting, giverOf(ui))) return undefined;
  return {
    label: ui.placingAll.value ? t('play.planOpen') : placeAllText(waiting.length),
    order: 'placeVms',
    subject: { kind: 'vm', row: vm },
    open: () => {
      ui.placingAll.value = !ui.placingAll.peek();
    },
  };
}

/** Moves the one VM away whose leaving helps its neighbours most, to where it fits best. */
function moveRemedy(ui: UiState, world: OpenWorld, group: IncidentGroup): Remedy | undefined {
  for (const vm of heaviestFirst(world, vmsToMove(world, group))) {
    const host = bestTarget(world, vm as VmId);
    const args: Args = { vm, host };
    if (host === NONE || obstacle(ui, world, callOf('migrateLive', args))) continue;
    const label = t('play.remedyMove', { vm: vmName(world, vm), host: hostName(host) });
    const subject: Subject = { kind: 'vm', row: vm };
    return { label, order: 'migrateLive', subject, open: () => openOn(ui, 'migrateLive', args, subject) };
  }
  return undefined;
}

/** VMs of a group; of a host those that run on it. */
function vmsToMove({ vms }: OpenWorld, group: IncidentGroup): number[] {
  const [{ subject }] = group;
  if (subject.kind !== 'host') return group.map((incident) => incident.subject.row);
  const rows = Array.from({ length: vms.rows }, (_, vm) => vm);
  return rows.filter((vm) => at(vms.host, vm) === subject.row && at(vms.state, vm) === RUNNING);
}

/** By what they take of a host: work where the trouble is work, memory where it is memory. */
function heaviestFirst({ vms }: OpenWorld, rows: readonly number[]): number[] {
  const work = (vm: number) => at(vms.loadPermille, vm) * at(vms.vcpus, vm);
  const weight = (vm: number) => work(vm) + at(vms.activeMib, vm);
  return [...rows].sort((a, b) => weight(b) - weight(a));
}

function verbRemedy(ui: UiState, world: OpenWorld, command: CommandName, subject: Subject): Remedy | undefined {
  const verb = verbOf(command);
  const on = verb.on === 'hall' ? undefined : subjectFor(world, verb.on, subject);
  if (verb.on !== 'hall' && !on) return undefined;
  if (!(verb.fits?.(world, on?.row ?? 0) ?? true)) return undefined;
  const args = startingArgs(world, verb, on?.row);
  const whole = isComplete(verb, args) && missingArgs(command, args).length === 0;
  if (whole && obstacle(ui, world, callOf(command, args))) return undefined;
  return { label: verbTitle(command, args), order: command, subject: on, open: () => openOn(ui, command, args, on) };
}

/** What a verb for VMs, hosts or customers is done to, when the trouble is with this one. */
function subjectFor({ vms }: OpenWorld, on: string, subject: Subject): Subject | undefined {
  if (on === subject.kind) return subject;
  if (subject.kind !== 'vm') return undefined;
  const row = on === 'host' ? at(vms.host, subject.row) : on === 'tenant' ? at(vms.tenant, subject.row) : NONE;
  return row === NONE ? undefined : { kind: on as Subject['kind'], row: row as HostId };
}

function openOn(ui: UiState, command: CommandName, args: Args, subject: Subject | undefined): void {
  if (subject) select(ui, subject, true);
  openForm(ui, { command, args }, verbOf(command).overlay);
}
