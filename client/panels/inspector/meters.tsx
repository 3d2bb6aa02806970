import type { JSX } from 'preact';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { type VmMemory, vmMemory } from '#client/model/facts/vm-memory.ts';
import { counted, mib, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { MEMORY_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Figure, LoadBar, Meter, type Part, StackedBar } from './meter.tsx';

/** Work that several things want and get, as far as meters show it. */
interface Cpu {
  readonly promised: string;
  /** ‰ of what there is. */
  readonly used: number;
  readonly wanted: number;
}

function CpuMeter({ promised, used, wanted }: Cpu): JSX.Element {
  const lost = Math.max(0, wanted - used);
  const text = t('play.cpuText', { used: percentOfPermille(used, 0), wanted: percentOfPermille(wanted, 0) });
  const figures: readonly Figure[] = [
    ['promised', promised],
    ['used', percentOfPermille(used, 0)],
    ['lost', percentOfPermille(lost, 0)],
  ];
  return (
    <Meter label={t('play.cpu')} figures={figures}>
      <LoadBar label={`${t('play.cpu')}: ${text}`} used={used} wanted={wanted} />
    </Meter>
  );
}

/** What a host's guests were promised of its cores, get and wait for. */
export function HostCpuMeter({ world: { hosts }, host }: { world: OpenWorld; host: number }): JSX.Element {
  const promised = t('play.ofAmount', {
    part: counted('vcpus', at(hosts.vcpus, host)),
    all: counted('cores', at(hosts.cores, host)),
  });
  return <CpuMeter promised={promised} used={at(hosts.usedPermille, host)} wanted={at(hosts.demandPermille, host)} />;
}

/** What VMs were promised together, want and get; of one VM, of its own vCPUs. */
export function VmsCpuMeter({ world: { vms }, rows }: { world: OpenWorld; rows: readonly number[] }): JSX.Element {
  const vcpus = sum(rows, (vm) => at(vms.vcpus, vm));
  const wanted = sum(rows, (vm) => at(vms.vcpus, vm) * at(vms.loadPermille, vm));
  const got = sum(rows, (vm) => (at(vms.vcpus, vm) * at(vms.loadPermille, vm) * at(vms.speedPermille, vm)) / 1000);
  const part = (work: number): number => Math.round(work / Math.max(1, vcpus));
  return <CpuMeter promised={counted('vcpus', vcpus)} used={part(got)} wanted={part(wanted)} />;
}

/** Where a host's memory is, in the colours and order of the hall. */
export function HostMemoryMeter({ world, host }: { world: OpenWorld; host: number }): JSX.Element {
  const { hosts, hall } = world;
  const state = t(`memoryState.${nameOf(MEMORY_STATES, at(hosts.memoryState, host))}`);
  const [all, free] = [at(hosts.memMib, host), at(hosts.freeMib, host)];
  const compressed = at(hosts.compressedMib, host) + at(hosts.patchedMib, host);
  const [ballooned, swapped] = [at(hosts.balloonedMib, host), at(hosts.swappedMib, host)];
  const parts = [
    part('private', at(hosts.privateMib, host)),
    part('shared', at(hosts.sharedMib, host)),
    part('ballooned', ballooned),
    part('compressed', compressed),
    part('swapped', swapped),
    part('hypervisor', at(hosts.hypervisorMib, host)),
    part('free', free),
  ];
  const limit = Math.floor((all * at(hall.overcommitPercent, 0)) / 100);
  const figures: readonly Figure[] = [
    ['promised', t('play.ofAmount', { part: mib(at(hosts.promisedMib, host)), all: mib(limit) })],
    ['used', t('play.ofAmount', { part: mib(Math.max(0, all - free)), all: mib(all) })],
    ['back', mib(ballooned + compressed + swapped)],
  ];
  return (
    <Meter label={t('play.memory')} text={state} figures={figures}>
      <StackedBar parts={parts} />
    </Meter>
  );
}

/** Where the memory of VMs is, that they were promised. */
export function VmsMemoryMeter({ world, rows }: { world: OpenWorld; rows: readonly number[] }): JSX.Element {
  const { vms } = world;
  const memories = rows.map((vm) => vmMemory(world, vm));
  const all = (name: keyof VmMemory): number => sum(memories, (memory) => memory[name]);
  const parts = [
    part('private', all('private')),
    part('shared', all('shared')),
    part('ballooned', all('ballooned')),
    part('compressed', all('compressed')),
    part('swapped', all('swapped')),
    part('free', all('untouched'), 'untouched'),
  ];
  const figures: readonly Figure[] = [
    ['promised', mib(sum(rows, (vm) => at(vms.memMib, vm)))],
    ['used', mib(sum(rows, (vm) => at(vms.activeMib, vm)))],
    ['back', mib(all('ballooned') + all('compressed') + all('swapped'))],
  ];
  return (
    <Meter label={t('play.memory')} figures={figures}>
      <StackedBar parts={parts} />
    </Meter>
  );
}

function part(name: string, value: number, word = name): Part {
  return { name, value, text: t(`memoryPart.${word}`, { amount: mib(value) }) };
}

function sum<T>(list: readonly T[], value: (each: T) => number): number {
  return list.reduce((total, each) => total + value(each), 0);
}
