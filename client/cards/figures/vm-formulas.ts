import { at, nameOf } from '#client/model/facts/cell.ts';
import { setupOf } from '#client/model/facts/vm-setup.ts';
import { number, percentOfPermille } from '#client/words/formats.ts';
import { NONE } from '#shared/ids.ts';
import { WORKLOADS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { taxParts } from '#shared/sim/virtualization/index.ts';
import { PERMILLE } from '#shared/units.ts';
import type { CardId } from '../card-call.ts';
import type { Formula, Term } from './formula.ts';
import { HOST_FORMULAS } from './host-formulas.ts';
import { MEMORY_OF_VM } from './vm-memory-formulas.ts';
import { ghz, ratio, share } from './write.ts';

type VmColumn = keyof OpenWorld['vms'] & string;

function ofVm(name: string, column: VmColumn, write: Term['write']): Term {
  return { name, read: ({ vms }, vm) => at(vms[column] as ArrayLike<number>, vm), write };
}

const stands: NonNullable<Formula['fits']> = ({ vms }, vm) => at(vms.host, vm) !== NONE;
const vcpus = ofVm('vcpus', 'vcpus', number);
const clock: Term = { name: 'clock', read: ({ vms, hosts }, vm) => at(hosts.coreMhz, at(vms.host, vm)), write: ghz };

/** Work added by events and walks per unit of native work. */
function eventsOf(world: OpenWorld, vm: number): number {
  const { vms, hosts } = world;
  const host = at(vms.host, vm);
  const workload = nameOf(WORKLOADS, at(vms.workload, vm));
  return taxParts(workload, setupOf(world, vm, host), at(hosts.coreMhz, host)).reduce(
    (sum, [, added]) => sum + added,
    0,
  );
}

/** What the tax shown is beyond that: code that a translator has not yet met. */
function coldOf(world: OpenWorld, vm: number): number {
  const tax = at(world.vms.taxPermille, vm) / PERMILLE;
  return Math.max(0, 1 / (1 - Math.min(tax, 0.999)) - 1 - eventsOf(world, vm));
}

/** A tax is told in steps of 10 ‰. */
const TAX_WITHIN = 10;

const tax: Formula = {
  equation: '{tax} = 1 − 1 ÷ (1 + {events} + {cold})',
  figure: ofVm('tax', 'taxPermille', percentOfPermille),
  terms: [
    { name: 'events', read: eventsOf, write: share },
    { name: 'cold', read: coldOf, write: share },
  ],
  compute: (v) => PERMILLE * (1 - 1 / (1 + (v.events ?? 0) + (v.cold ?? 0))),
  within: TAX_WITHIN,
  fits: (world, vm) => stands(world, vm) && at(world.vms.taxPermille, vm) > 0,
};

/** MHz that a VM asks of its host for its load, tax included. */
function wantedMhz(world: OpenWorld, vm: number): number {
  const { vms, hosts } = world;
  const cycles = at(vms.loadPermille, vm) * at(vms.vcpus, vm) * at(hosts.coreMhz, at(vms.host, vm));
  return cycles / (PERMILLE - Math.min(999, at(vms.taxPermille, vm)));
}

const wanted: Formula = {
  equation: '{wanted} = {load} × {vcpus} × {clock} ÷ (1 − {tax})',
  figure: { name: 'wanted', read: wantedMhz, write: ghz },
  terms: [ofVm('load', 'loadPermille', percentOfPermille), vcpus, clock, ofVm('tax', 'taxPermille', percentOfPermille)],
  compute: (v) => ((v.load ?? 0) * (v.vcpus ?? 0) * (v.clock ?? 0)) / (PERMILLE - Math.min(999, v.tax ?? 0)),
  within: 0,
  fits: stands,
};

const waiting: Formula = {
  equation: '{waiting} = {steal} × {vcpus}',
  figure: {
    name: 'waiting',
    read: ({ vms }, vm) => (at(vms.stealPermille, vm) * at(vms.vcpus, vm)) / PERMILLE,
    write: ratio,
  },
  terms: [ofVm('steal', 'stealPermille', percentOfPermille), vcpus],
  compute: (v) => ((v.steal ?? 0) * (v.vcpus ?? 0)) / PERMILLE,
  within: 0,
};

function sharesOfHost({ vms }: OpenWorld, vm: number): number {
  let sum = 0;
  for (let row = 0; row < vms.rows; row++) if (at(vms.host, row) === at(vms.host, vm)) sum += at(vms.shares, row);
  return sum;
}

const fairPart: Formula = {
  equation: '{fairPart} = {shares} ÷ {sharesOfHost}',
  figure: { name: 'fairPart', read: (world, vm) => at(world.vms.shares, vm) / sharesOfHost(world, vm), write: share },
  terms: [ofVm('shares', 'shares', number), { name: 'sharesOfHost', read: sharesOfHost, write: number }],
  compute: (v) => (v.shares ?? 0) / (v.sharesOfHost ?? 1),
  within: 0,
  fits: stands,
};

const limit: Formula = {
  equation: '{limitPart} = {limit} ÷ ({vcpus} × {clock})',
  figure: {
    name: 'limitPart',
    read: ({ vms, hosts }, vm) => at(vms.limitMhz, vm) / (at(vms.vcpus, vm) * at(hosts.coreMhz, at(vms.host, vm))),
    write: share,
  },
  terms: [ofVm('limit', 'limitMhz', ghz), vcpus, clock],
  compute: (v) => (v.limit ?? 0) / ((v.vcpus ?? 0) * (v.clock ?? 0)),
  within: 0,
  fits: (world, vm) => stands(world, vm) && at(world.vms.limitMhz, vm) > 0,
};

const throttled: Formula = {
  equation: '{mayRun} = 1 − {throttle}',
  figure: { name: 'mayRun', read: ({ vms }, vm) => PERMILLE - at(vms.throttlePermille, vm), write: percentOfPermille },
  terms: [ofVm('throttle', 'throttlePermille', percentOfPermille)],
  compute: (v) => PERMILLE - (v.throttle ?? 0),
  within: 0,
};

/** A formula of hosts, told of the host on which a VM stands. */
function onItsHost(formula: Formula | undefined): Formula {
  if (!formula) throw new Error('no such formula of hosts');
  const moved = (term: Term): Term => ({ ...term, read: (world, vm) => term.read(world, at(world.vms.host, vm)) });
  return {
    ...formula,
    figure: moved(formula.figure),
    terms: formula.terms.map(moved),
    fits: (world, vm) => stands(world, vm) && (formula.fits?.(world, at(world.vms.host, vm)) ?? true),
  };
}

/** Cards of one VM with its numbers. */
export const VM_FORMULAS: { readonly [id in CardId]?: Formula } = {
  'fact.tax': tax,
  'fact.taxFor': tax,
  'fact.technique': tax,
  'cause.techniqueTax': tax,
  'verb.setTechnique': tax,
  'fact.load': wanted,
  'cause.ownLoad': wanted,
  'cause.tenantBurst': wanted,
  'fact.steal': waiting,
  'cause.steal': waiting,
  'fact.shares': fairPart,
  'verb.setAllocation': fairPart,
  'fact.limit': limit,
  'cause.limit': limit,
  'cause.throttled': throttled,
  'verb.throttleGuest': throttled,
  'cause.hostBusy': onItsHost(HOST_FORMULAS['fact.cpuUsed']),
  'cause.memoryShort': onItsHost(HOST_FORMULAS['fact.freeMemory']),
  'cause.memoryBlocked': onItsHost(HOST_FORMULAS['fact.freeMemory']),
  'cause.heat': onItsHost(HOST_FORMULAS['fact.clock']),
  ...MEMORY_OF_VM,
};
