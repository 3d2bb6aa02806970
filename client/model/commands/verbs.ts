import { at, nameOf } from '#client/model/facts/cell.ts';
import type { Subject } from '#client/model/state/subject.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { NONE } from '#shared/ids.ts';
import type { Payload } from '#shared/payload.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { AUTOSCALE_METRICS, CPU_GENERATIONS, TIERS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { sharesOf } from '#shared/sim/kernel/shares.ts';
import { rackOf } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { hasNestedPaging } from '#shared/sim/virtualization/index.ts';
import { FILE_VERBS } from './file-verbs.ts';
import { planEvacuation } from './plans.ts';
import type { Verb } from './verb.ts';

const RUNNING = VM_STATES.indexOf('running');
const runs = ({ vms }: OpenWorld, vm: number) => at(vms.state, vm) === RUNNING;
const moves = ({ vms }: OpenWorld, vm: number) => at(vms.migration, vm) !== NONE;
const stands = ({ vms }: OpenWorld, vm: number) => at(vms.host, vm) !== NONE;

/** Every verb of a player, in the order in which verbs show. A command appears by being here. */
export const VERBS: readonly Verb[] = [
  { command: 'placeVm', icon: 'packageOpen', on: 'vm', overlay: 'load', fits: (world, vm) => !runs(world, vm) },
  {
    command: 'migrateLive',
    icon: 'arrows',
    on: 'vm',
    overlay: 'load',
    fits: (world, vm) => runs(world, vm) && !moves(world, vm),
  },
  {
    command: 'migratePostCopy',
    icon: 'zap',
    on: 'vm',
    overlay: 'load',
    fits: (world, vm) => runs(world, vm) && !moves(world, vm),
  },
  {
    command: 'migrateSuspended',
    icon: 'pause',
    on: 'vm',
    overlay: 'load',
    fits: (world, vm) => runs(world, vm) && !moves(world, vm),
  },
  { command: 'migrateStorage', icon: 'arrows', on: 'vm' },
  { command: 'switchToPostCopy', icon: 'zap', on: 'vm', fits: moves },
  { command: 'throttleGuest', icon: 'snail', on: 'vm', fits: moves },
  { command: 'cancelMigration', icon: 'circleX', on: 'vm', fits: moves },
  { command: 'setAllocation', icon: 'scale', on: 'vm', overlay: 'load', present: allocationOf },
  { command: 'balloonVm', icon: 'memoryStick', on: 'vm', overlay: 'memory', fits: runs },
  {
    command: 'installDriver',
    icon: 'packageOpen',
    on: 'vm',
    overlay: 'memory',
    fits: (world, vm) => runs(world, vm) && at(world.vms.balloonDriver, vm) === 0,
  },
  { command: 'setHeap', icon: 'shrink', on: 'vm', overlay: 'memory', fits: ({ vms }, vm) => at(vms.heapMib, vm) > 0 },
  { command: 'pinVm', icon: 'cpu', on: 'vm', overlay: 'load', fits: stands },
  { command: 'resizeVm', icon: 'maximize', on: 'vm', present: sizeOf },
  {
    command: 'migrateCold',
    icon: 'snowflake',
    on: 'vm',
    overlay: 'load',
    fits: (world, vm) => runs(world, vm) && !moves(world, vm),
  },
  { command: 'setHaPriority', icon: 'shield', on: 'vm' },
  { command: 'addRule', icon: 'link', on: 'vm' },
  { command: 'addHostRule', icon: 'anchor', on: 'vm' },
  { command: 'powerOnVm', icon: 'play', on: 'vm', fits: (world, vm) => stands(world, vm) && !runs(world, vm) },
  {
    command: 'isolateVm',
    icon: 'unplug',
    on: 'vm',
    given: ({ vms }, vm) => ({ isolated: at(vms.isolated, vm) === 0 }),
  },
  { command: 'patchGuest', icon: 'bug', on: 'vm', fits: runs },
  { command: 'powerOffVm', icon: 'power', on: 'vm', fits: runs },
  ...FILE_VERBS,
  { command: 'setTechnique', icon: 'cpu', on: 'vm' },
  { command: 'setIoPath', icon: 'cable', on: 'vm' },
  {
    command: 'setMaintenance',
    icon: 'wrench',
    on: 'host',
    given: ({ hosts }, host) => ({ on: at(hosts.maintenance, host) === 0 }),
    plan: (world, { host, on }) => (on === true && typeof host === 'number' ? planEvacuation(world, host) : []),
  },
  { command: 'announceMaintenance', icon: 'megaphone', on: 'host' },
  {
    command: 'patchHost',
    icon: 'shield',
    on: 'host',
    fits: ({ hosts, hall }, host) => at(hosts.patchLevel, host) < at(hall.patchLevel, 0),
  },
  { command: 'sleepHost', icon: 'moon', on: 'host' },
  { command: 'wakeHost', icon: 'sun', on: 'host' },
  { command: 'setSharing', icon: 'share', on: 'host', overlay: 'memory' },
  { command: 'setCompression', icon: 'shrink', on: 'host', overlay: 'memory' },
  { command: 'setPatching', icon: 'diff', on: 'host', overlay: 'memory' },
  { command: 'setSlice', icon: 'timer', on: 'host', overlay: 'load' },
  {
    command: 'quarantineHost',
    icon: 'ban',
    on: 'host',
    given: ({ hosts }, host) => ({ on: at(hosts.quarantined, host) === 0 }),
  },
  {
    command: 'setCoreScheduling',
    icon: 'cpu',
    on: 'host',
    given: ({ hosts }, host) => ({ coreScheduling: at(hosts.coreScheduling, host) === 0 }),
  },
  { command: 'setCooling', icon: 'thermometer', on: 'host', present: coolingOf },
  { command: 'setPowerCap', icon: 'gauge', on: 'host' },
  {
    command: 'setHypervisor',
    icon: 'layers',
    on: 'host',
    fits: ({ hosts }, host) => at(hosts.vms, host) === 0,
  },
  { command: 'setDom0Vcpus', icon: 'cpu', on: 'host', fits: ({ hosts }, host) => at(hosts.dom0Vcpus, host) > 0 },
  { command: 'restartDom0', icon: 'refresh', on: 'host', fits: ({ hosts }, host) => at(hosts.dom0Vcpus, host) > 0 },
  { command: 'setPaging', icon: 'table', on: 'host', fits: hasChoiceOfPaging },
  {
    command: 'setLargePages',
    icon: 'maximize',
    on: 'host',
    overlay: 'memory',
    given: ({ hosts }, host) => ({ large: at(hosts.largePages, host) === 0 }),
  },
  { command: 'sellHost', icon: 'banknote', on: 'host', final: true },
  { command: 'setZone', icon: 'fence', on: 'tenant' },
  {
    command: 'answerAudit',
    icon: 'clipboardCheck',
    on: 'tenant',
    fits: ({ tenants }, tenant) => at(tenants.auditUntilTick, tenant) > 0,
  },
  { command: 'acceptContract', icon: 'handshake', on: 'tenant' },
  { command: 'declineContract', icon: 'thumbsDown', on: 'tenant', final: true },
  { command: 'spreadTenant', icon: 'network', on: 'tenant' },
  { command: 'setAutoscale', icon: 'chartColumn', on: 'tenant', fits: isElastic, present: autoscaleOf },
  { command: 'renegotiateContract', icon: 'messages', on: 'tenant', fits: canBargain },
  { command: 'setPrice', icon: 'tag', on: 'tenant', fits: canBargain, present: tierOf },
  { command: 'payGoodwill', icon: 'gift', on: 'tenant' },
  { command: 'buyHost', icon: 'cart', on: 'hall' },
  { command: 'growDatastore', icon: 'database', on: 'hall' },
  { command: 'publishStack', icon: 'packageOpen', on: 'hall' },
  { command: 'takeLoan', icon: 'landmark', on: 'hall' },
  { command: 'repayLoan', icon: 'piggyBank', on: 'hall' },
  { command: 'setOvercommit', icon: 'percent', on: 'hall', overlay: 'memory', present: overcommitOf },
  { command: 'setBallooning', icon: 'memoryStick', on: 'hall', overlay: 'memory', given: balloonsTurned },
  { command: 'setSwapping', icon: 'database', on: 'hall', overlay: 'memory', given: swapTurned },
  { command: 'setIdleTax', icon: 'memoryStick', on: 'hall', overlay: 'memory' },
  { command: 'setHaReserve', icon: 'shield', on: 'hall', overlay: 'memory' },
  { command: 'setRollingPatch', icon: 'shield', on: 'hall', fits: ({ hall }) => at(hall.patchLevel, 0) > 0 },
  { command: 'setBalancer', icon: 'scale', on: 'hall', overlay: 'load' },
  {
    command: 'applySuggestion',
    icon: 'check',
    on: 'hall',
    overlay: 'load',
    fits: ({ suggestions }) => suggestions.reason.some((reason) => reason !== 0),
  },
  { command: 'setPowerSaving', icon: 'moon', on: 'hall' },
  { command: 'removeRule', icon: 'unlink', on: 'hall', fits: ({ rules }) => rules.kind.some((kind) => kind !== 0) },
  { command: 'setEnergyPlan', icon: 'plug', on: 'hall' },
  { command: 'acknowledgeIncident', icon: 'check', on: 'incident' },
];

function isElastic({ scenario, tenants }: OpenWorld, tenant: number): boolean {
  return scenario.tenants[at(tenants.archetype, tenant)]?.elastic !== undefined;
}

function canBargain({ tenants }: OpenWorld, tenant: number): boolean {
  return at(tenants.baseload, tenant) === 0;
}

/** The rule that a tenant has, or the usual one where it has none. */
function autoscaleOf({ tenants }: OpenWorld, tenant: number): Args {
  const target = at(tenants.autoscaleTarget, tenant);
  if (target === 0) return { metric: 'cpu', target: 60, min: 1, max: at(tenants.vms, tenant), cooldownS: 10 };
  return {
    metric: nameOf(AUTOSCALE_METRICS, at(tenants.autoscaleMetric, tenant)),
    target,
    min: at(tenants.autoscaleMin, tenant),
    max: at(tenants.autoscaleMax, tenant),
    cooldownS: at(tenants.autoscaleCooldownS, tenant),
  };
}

function balloonsTurned({ hall }: OpenWorld): Args {
  return { balloon: at(hall.ballooning, 0) === 0 };
}

function swapTurned({ hall }: OpenWorld): Args {
  return { swap: at(hall.swapping, 0) === 0 };
}

function tierOf({ tenants }: OpenWorld, tenant: number): Args {
  return { tier: nameOf(TIERS, at(tenants.nextTier, tenant)) };
}

/** Whether the hardware of a host can walk nested tables, so that there is something to choose. */
function hasChoiceOfPaging({ hosts }: OpenWorld, host: number): boolean {
  return hasNestedPaging(nameOf(CPU_GENERATIONS, at(hosts.generation, host)));
}

/** The present values, so that a form starts from how things are and one changes what one means to change. */
export function allocationOf({ vms }: OpenWorld, vm: number): Args {
  const normal = sharesOf(Math.max(1, at(vms.vcpus, vm)), 1);
  return {
    sharesFactor: Math.max(1, Math.round(at(vms.shares, vm) / normal)),
    reservationMhz: at(vms.reservationMhz, vm),
    limitMhz: at(vms.limitMhz, vm),
    reservedMib: at(vms.reservedMib, vm),
  };
}

/** What hosts may promise now. */
function overcommitOf({ hall }: OpenWorld): Args {
  return { percent: at(hall.overcommitPercent, 0) };
}

/** The air that the rack of a host is given now. */
function coolingOf({ racks }: OpenWorld, host: number): Args {
  return { celsius: at(racks.setPointC, rackOf(host)) };
}

/** How large a VM is now. */
function sizeOf({ vms }: OpenWorld, vm: number): Args {
  return { vcpus: at(vms.vcpus, vm), memMib: at(vms.memMib, vm) };
}

export function verbOf(command: CommandName): Verb {
  const verb = VERBS.find((candidate) => candidate.command === command);
  if (!verb) throw new Error(`${command} is not in the list of verbs`);
  return verb;
}

/** Whether a player may ever give it in this scenario. */
export function isInGame({ scenario }: OpenWorld, command: CommandName): boolean {
  return isAllowed(scenario, command);
}

/** The verbs for what is selected, those of the hall when nothing is. */
export function verbsFor(world: OpenWorld, subject: Subject | undefined): readonly Verb[] {
  const on = subject?.kind ?? 'hall';
  return VERBS.filter(
    (verb) => verb.on === on && isInGame(world, verb.command) && (verb.fits?.(world, subject?.row ?? 0) ?? true),
  );
}

/** Name of the argument that the selected row gives: `vm`, `host`, `tenant`. */
export function subjectArgument(verb: Verb): string | undefined {
  return verb.on === 'hall' ? undefined : verb.on;
}

/** Arguments that a verb starts with for a row. */
export function startingArgs(world: OpenWorld, verb: Verb, row: number | undefined): Args {
  const name = subjectArgument(verb);
  const subject = name !== undefined && row !== undefined ? { [name]: row } : {};
  if (row === undefined && verb.on !== 'hall') return subject;
  return { ...subject, ...verb.given?.(world, row ?? 0), ...verb.present?.(world, row ?? 0) };
}

/** Whether a verb can be given as it stands: nothing is missing, and it changes no setting that one chooses. */
export function isComplete(verb: Verb, args: Args): boolean {
  return verb.present === undefined && missingArgs(verb.command, args).length === 0;
}

/** Arguments of a command that are still to be given, in order. */
export function missingArgs(command: CommandName, args: Args): readonly string[] {
  return Object.keys(payloadOf(command)).filter((name) => !(name in args));
}

export function payloadOf(command: CommandName): Payload {
  return COMMANDS[command].payload;
}
