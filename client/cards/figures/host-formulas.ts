import { at } from '#client/model/facts/cell.ts';
import { promisableMib } from '#client/model/facts/promisable.ts';
import { celsius, mib, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { clockAt } from '#shared/sim/facility/index.ts';
import { rackOf } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PERMILLE } from '#shared/units.ts';
import type { CardId } from '../card-call.ts';
import type { Formula, Term } from './formula.ts';
import { ratio } from './write.ts';

type HostColumn = keyof OpenWorld['hosts'] & string;

/** A column of hosts as a term. */
function ofHost(name: string, column: HostColumn, write: Term['write']): Term {
  return { name, read: ({ hosts }, host) => at(hosts[column] as ArrayLike<number>, host), write };
}

const memory = ofHost('memory', 'memMib', mib);
const cpuUsed = ofHost('cpuUsed', 'usedPermille', percentOfPermille);
const cpuWanted = ofHost('cpuWanted', 'demandPermille', percentOfPermille);
const steal = ofHost('steal', 'stealPermille', percentOfPermille);
const wantsCpu: Formula['fits'] = ({ hosts }, host) => at(hosts.demandPermille, host) > 0;
/** Open shares of a host are told in steps of 10 ‰, and a step is left late. */
const SHARES_WITHIN = 40;

const promised: Formula = {
  equation: '{promisable} = {memory} × {overcommit}',
  figure: { name: 'promisable', read: promisableMib, write: mib },
  terms: [
    memory,
    { name: 'overcommit', read: ({ hall }) => at(hall.overcommitPercent, 0) * 10, write: percentOfPermille },
  ],
  compute: (v) => ((v.memory ?? 0) * (v.overcommit ?? 0)) / PERMILLE,
  within: 1,
};

const stealOfHost: Formula = {
  equation: '{steal} = 1 − {cpuUsed} ÷ {cpuWanted}',
  figure: steal,
  terms: [cpuUsed, cpuWanted],
  compute: (v) => Math.max(0, PERMILLE * (1 - (v.cpuUsed ?? 0) / (v.cpuWanted ?? 1))),
  within: SHARES_WITHIN,
  fits: wantsCpu,
};

const used: Formula = {
  equation: '{cpuUsed} = {cpuWanted} × (1 − {steal})',
  figure: cpuUsed,
  terms: [cpuWanted, steal],
  compute: (v) => (v.cpuWanted ?? 0) * (1 - (v.steal ?? 0) / PERMILLE),
  within: SHARES_WITHIN,
  fits: wantsCpu,
};

/** Steps of open amounts of memory, twice: two of them are subtracted. */
const MEMORY_WITHIN_MIB = 48;

/** What is neither the hypervisor's, nor a guest's own, nor free: caches of compressed pages, and patches. */
function cachesMib({ hosts }: OpenWorld, host: number): number {
  const kept = at(hosts.compressedMib, host) + at(hosts.patchedMib, host);
  const others = at(hosts.hypervisorMib, host) + at(hosts.privateMib, host) + at(hosts.freeMib, host);
  return kept === 0 ? 0 : Math.max(0, at(hosts.memMib, host) - others);
}

const free: Formula = {
  equation: '{free} = {memory} − {hypervisor} − {private} − {caches}',
  figure: ofHost('free', 'freeMib', mib),
  terms: [
    memory,
    ofHost('hypervisor', 'hypervisorMib', mib),
    ofHost('private', 'privateMib', mib),
    { name: 'caches', read: cachesMib, write: mib },
  ],
  compute: (v) => (v.memory ?? 0) - (v.hypervisor ?? 0) - (v.private ?? 0) - (v.caches ?? 0),
  within: MEMORY_WITHIN_MIB,
};

const perCore: Formula = {
  equation: '{perCore} = {vcpus} ÷ {cores}',
  figure: {
    name: 'perCore',
    read: ({ hosts }, h) => at(hosts.vcpus, h) / Math.max(1, at(hosts.cores, h)),
    write: ratio,
  },
  terms: [ofHost('vcpus', 'vcpus', number), ofHost('cores', 'cores', number)],
  compute: (v) => (v.vcpus ?? 0) / Math.max(1, v.cores ?? 0),
  within: 0,
};

const ofRack = (
  name: string,
  read: (racks: OpenWorld['racks'], rack: number) => number,
  write: Term['write'],
): Term => ({
  name,
  read: ({ racks }, host) => read(racks, rackOf(host)),
  write,
});

const breaker: Formula = {
  equation: '{breaker} = {rackPower} ÷ {rating}',
  figure: ofRack(
    'breaker',
    (r, no) => (PERMILLE * at(r.powerW, no)) / Math.max(1, at(r.breakerW, no)),
    percentOfPermille,
  ),
  terms: [
    ofRack('rackPower', (r, no) => at(r.powerW, no), watts),
    ofRack('rating', (r, no) => at(r.breakerW, no), watts),
  ],
  compute: (v) => (PERMILLE * (v.rackPower ?? 0)) / Math.max(1, v.rating ?? 0),
  within: 0,
  fits: ({ racks }, host) => at(racks.breakerW, rackOf(host)) > 0,
};

const clock: Formula = {
  equation: '{clock} = 1 − ½ × ({inlet} − 32 °C) ÷ 8 °C',
  figure: ofRack('clock', (r, no) => at(r.clockPermille, no), percentOfPermille),
  terms: [ofRack('inlet', (r, no) => at(r.inletDeciC, no) / 10, celsius)],
  compute: (v) => PERMILLE * clockAt(v.inlet ?? 0),
  within: SHARES_WITHIN,
  fits: ({ racks }, host) => at(racks.clockPermille, rackOf(host)) < PERMILLE && at(racks.capW, rackOf(host)) === 0,
};

/** Cards of one host with its numbers. */
export const HOST_FORMULAS: { readonly [id in CardId]?: Formula } = {
  'fact.promised': promised,
  'fact.steal': stealOfHost,
  'fact.cpuWanted': stealOfHost,
  'fact.cpuUsed': used,
  'fact.freeMemory': free,
  'fact.vcpus': perCore,
  'fact.breaker': breaker,
  'fact.rackPower': breaker,
  'fact.clock': clock,
  'fact.inlet': clock,
  'cause.memoryShort': free,
  'cause.hostBusy': stealOfHost,
};
