import { mib, moneyOfCents, number, percentOfPermille } from '#client/ui/formats.ts';
import { t } from '#client/ui/words.ts';
import type { Field } from '#shared/payload.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { FAULTS } from '#shared/sim/mechanisms/fault-kinds.ts';
import type { OpenWorld } from '#shared/sim/world.ts';
import { at } from './cell.ts';
import type { Args } from './desk.ts';
import { hostName, modelName, subjectName } from './names.ts';
import type { Subject } from './subject.ts';

/** One value that an argument may take, with the words for it. */
export interface Choice {
  readonly value: number | boolean | string;
  readonly label: string;
}

/** The values to offer for an argument of a command, most useful first. */
export function choicesFor(world: OpenWorld, command: CommandName, name: string, field: Field, args: Args): Choice[] {
  switch (field.kind) {
    case 'flag':
      return [true, false].map((value) => ({ value, label: t(`choice.${name}.${value ? 'yes' : 'no'}`) }));
    case 'oneOf':
      return field.values.map((value) => ({ value, label: t(`choice.${name}.${value}`) }));
    case 'row':
      return rowChoices(world, field.table);
    case 'int':
      return intChoices(world, command, name, args);
  }
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
          cores: model.cores,
          memory: mib(model.memMib),
          price: moneyOfCents(model.priceCents, 0),
        }),
      }));
    case 'percent':
      return (command === 'throttleGuest' ? [0, 25, 50, 75, 90] : [100, 110, 120, 135, 150, 175, 200]).map(percent);
    case 'hosts':
      return [0, 1, 2].map((value) => ({ value, label: number(value) }));
    case 'sharesFactor':
      return [1, 2, 4, 8].map((value) => ({ value, label: t('choice.shares', { factor: value }) }));
    case 'reservationMhz':
    case 'limitMhz':
      return mhzChoices(world, vm, name);
    case 'mib':
    case 'reservedMib':
      return mibChoices(at(world.vms.memMib, vm), name);
    case 'subject':
      return subjectChoices(world, args);
    default:
      return [];
  }
}

function percent(value: number): Choice {
  return { value, label: t('app.percent', { value: number(value) }) };
}

/** Nothing, a quarter, half, three quarters, all of what its vCPUs could use. */
function mhzChoices(world: OpenWorld, vm: number, name: string): Choice[] {
  const host = Math.max(0, at(world.vms.host, vm));
  const full = at(world.vms.vcpus, vm) * (at(world.hosts.coreMhz, host) || 2400);
  const parts = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * full));
  return parts.map((value) => ({
    value,
    label: value === 0 ? t(`choice.${name}.none`) : t('play.ghz', { value: number(value / 1000, 1) }),
  }));
}

function mibChoices(memMib: number, name: string): Choice[] {
  const parts = (name === 'mib' ? [0, 0.125, 0.25, 0.5, 0.65] : [0, 0.25, 0.5, 1]).map((part) =>
    Math.floor(part * memMib),
  );
  return parts.map((value) => ({ value, label: value === 0 ? t(`choice.${name}.none`) : mib(value) }));
}

/** What a fault hits depends on the fault. */
function subjectChoices(world: OpenWorld, args: Args): Choice[] {
  const fault = typeof args.fault === 'string' ? args.fault : FAULTS[0];
  if (fault.startsWith('host')) return rowChoices(world, 'hosts');
  if (fault === 'tenantBurst') return rowChoices(world, 'tenants');
  return [{ value: -1, label: t('choice.subject.hall') }];
}
