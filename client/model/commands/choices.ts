import { at } from '#client/model/facts/cell.ts';
import { ruleTexts, suggestionTexts } from '#client/model/facts/cluster-words.ts';
import { hostName, modelName, subjectName } from '#client/model/facts/names.ts';
import type { Subject } from '#client/model/state/subject.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { celsius, counted, mib, moneyOfCents, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { Field } from '#shared/payload.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { HOSTS_PER_RACK, rackOf } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Choice } from './choice.ts';
import { coreChoices } from './core-choices.ts';
import { fileChoices } from './file-choices.ts';
import { priceChoices, tenantChoices } from './tenant-choices.ts';
import { allocationOf } from './verbs.ts';

/** The values to offer for an argument of a command, most useful first. */
export function choicesFor(world: OpenWorld, command: CommandName, name: string, field: Field, args: Args): Choice[] {
  switch (field.kind) {
    case 'flag':
      return [true, false].map((value) => ({ value, label: t(`choice.${name}.${value ? 'yes' : 'no'}`) }));
    case 'oneOf':
      return field.values.map((value) => ({ value, label: t(`choice.${name}.${value}`) }));
    case 'row':
      return field.table === 'datastores' || name === 'into'
        ? fileChoices(world, name, args)
        : rowChoices(world, field.table).filter(({ value }) => name !== 'other' || isSibling(world, args.vm, value));
    case 'int':
      return intChoices(world, command, name, args);
    case 'pairs':
      return [];
  }
}

/** Whether two rows are different VMs of one tenant. */
function isSibling({ vms }: OpenWorld, vm: Args[string] | undefined, other: Choice['value']): boolean {
  if (typeof vm !== 'number' || typeof other !== 'number') return false;
  return vm !== other && at(vms.tenant, vm) === at(vms.tenant, other);
}

function rowChoices(world: OpenWorld, table: string): Choice[] {
  const kind = SUBJECT_TABLES[table];
  if (!kind) return [];
  const rows = kind === 'host' ? world.hosts.rows : kind === 'vm' ? world.vms.rows : world.tenants.rows;
  const state = kind === 'host' ? world.hosts.state : kind === 'vm' ? world.vms.state : world.tenants.state;
  const choices: Choice[] = [];
  for (let row = 0; row < rows; row++) {
    if (at(state, row) !== 0) choices.push({ value: row, label: rowLabel(world, { kind, row }) });
  }
  return choices;
}

const SUBJECT_TABLES: Readonly<Record<string, Subject['kind']>> = { hosts: 'host', vms: 'vm', tenants: 'tenant' };

function rowLabel(world: OpenWorld, subject: Subject): string {
  if (subject.kind !== 'host') return subjectName(world, subject);
  const { hosts } = world;
  return t('choice.host', {
    host: hostName(subject.row),
    free: mib(at(hosts.freeMib, subject.row)),
    load: percentOfPermille(at(hosts.usedPermille, subject.row), 0),
  });
}

function intChoices(world: OpenWorld, command: CommandName, name: string, args: Args): Choice[] {
  const vm = typeof args.vm === 'number' ? args.vm : 0;
  switch (name) {
    case 'model':
      return world.scenario.hostModels.map((model, value) => ({
        value,
        label: t('choice.model', {
          name: modelName(world, value),
          cores: counted('cores', model.cores),
          memory: mib(model.memMib),
          price: moneyOfCents(model.priceCents, 0),
        }),
      }));
    case 'percent':
      return percentsFor(command).map(percent);
    case 'vcpus':
      return [1, 2, 4, 8, 16].map((value) => ({ value, label: number(value) }));
    case 'level':
      return [1, 2, 3, 4, 5].map((value) => ({ value, label: t(`choice.level.${value}`) }));
    case 'rule':
      return ruleTexts(world).map(({ row, text }) => ({ value: row, label: text }));
    case 'suggestion':
      return suggestionTexts(world).map(({ row, text }) => ({ value: row, label: text }));
    case 'hosts':
      return [0, 1, 2].map((value) => ({ value, label: number(value) }));
    case 'celsius':
      return [18, 20, 22, 24, 25, 26, 27, 30, 32].map((value) => ({ value, label: celsius(value) }));
    case 'watts':
      return wattChoices(world, args);
    case 'sharesFactor':
      return withPresent([1, 2, 4, 8], presentOf(world, vm, name)).map((value) => ({
        value,
        label: t('choice.shares', { factor: value }),
      }));
    case 'reservationMhz':
    case 'limitMhz':
      return mhzChoices(world, vm, name);
    case 'depth':
    case 'gib':
      return fileChoices(world, name, args);
    case 'mib':
    case 'reservedMib':
      return mibChoices(world, vm, name);
    default:
      return coreChoices(world, name, args) ?? tenantChoices(world, command, name, args);
  }
}

function percentsFor(command: CommandName): number[] {
  if (command === 'setIdleTax') return [0, 25, 50, 75, 90];
  if (command === 'throttleGuest') return [0, 25, 50, 75, 90];
  if (command === 'setPrice' || command === 'renegotiateContract') return priceChoices(command);
  return [100, 110, 120, 135, 150, 175, 200];
}

function percent(value: number): Choice {
  return { value, label: t('app.percent', { value: number(value) }) };
}

/** No cap, and parts of what the hosts of a rack draw when they all work. */
function wattChoices({ hosts, scenario }: OpenWorld, args: Args): Choice[] {
  const rack = rackOf(typeof args.host === 'number' ? args.host : 0);
  let peakW = 0;
  for (let h = rack * HOSTS_PER_RACK; h < Math.min((rack + 1) * HOSTS_PER_RACK, hosts.rows); h++) {
    if (at(hosts.state, h) !== 0) peakW += Math.max(0, ...(scenario.hostModels[at(hosts.model, h)]?.powerW ?? []));
  }
  return [0, 0.5, 0.6, 0.7, 0.8, 0.9].map((part) => {
    const value = Math.round((part * peakW) / 10) * 10;
    return { value, label: part === 0 ? t('choice.watts.none') : watts(value) };
  });
}

/** Nothing, a quarter, half, three quarters, all of what its vCPUs could use. */
function mhzChoices(world: OpenWorld, vm: number, name: string): Choice[] {
  const full = at(world.vms.vcpus, vm) * coreMhzFor(world, vm);
  const parts = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * full));
  return withPresent(parts, presentOf(world, vm, name)).map((value) => ({
    value,
    label: value === 0 ? t(`choice.${name}.none`) : t('play.ghz', { value: number(value / 1000, 1) }),
  }));
}

/** Clock of the cores under a VM; of the first model there is while it stands on no host. */
function coreMhzFor({ vms, hosts, scenario }: OpenWorld, vm: number): number {
  const host = at(vms.host, vm);
  return host === NONE ? (scenario.hostModels[0]?.coreMhz ?? 0) : at(hosts.coreMhz, host);
}

function mibChoices(world: OpenWorld, vm: number, name: string): Choice[] {
  const parts = (name === 'mib' ? [0, 0.125, 0.25, 0.5, 0.65] : [0, 0.25, 0.5, 1]).map((part) =>
    Math.floor(part * at(world.vms.memMib, vm)),
  );
  return withPresent(parts, presentOf(world, vm, name)).map((value) => ({
    value,
    label: value === 0 ? t(`choice.${name}.none`) : mib(value),
  }));
}

/** How the VM is set now, for the arguments that change a setting. */
function presentOf(world: OpenWorld, vm: number, name: string): number | undefined {
  const value = allocationOf(world, vm)[name];
  return typeof value === 'number' ? value : undefined;
}

/** The round values and, in its place, the one that holds now: a form always shows how things are. */
function withPresent(values: readonly number[], present: number | undefined): readonly number[] {
  if (present === undefined || values.includes(present)) return values;
  return [...values, present].sort((a, b) => a - b);
}
