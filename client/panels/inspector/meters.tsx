import type { JSX } from 'preact';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { vmMemory } from '#client/model/facts/vm-memory.ts';
import { mib, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { MEMORY_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

interface Part {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** CPU: what was got, and hatched beside it what was wanted and not got. */
export function CpuMeter({ used, wanted, label }: { used: number; wanted: number; label: string }): JSX.Element {
  const scale = Math.max(1000, wanted);
  const hunger = Math.max(0, wanted - used);
  const text = t('play.cpuText', { used: percentOfPermille(used, 0), wanted: percentOfPermille(wanted, 0) });
  return (
    <div class="meter">
      <div class="meter-head">
        <span>{label}</span>
        <span class="mono">{text}</span>
      </div>
      <div class="bar" role="img" aria-label={`${label}: ${text}`}>
        <span class="part cpu" style={{ width: `${(used / scale) * 100}%` }} />
        <span class="part steal" style={{ width: `${(hunger / scale) * 100}%` }} />
        <span class="capacity" style={{ left: `${(1000 / scale) * 100}%` }} />
      </div>
    </div>
  );
}

function StackedMeter({ label, text, parts }: { label: string; text: string; parts: readonly Part[] }): JSX.Element {
  const shown = parts.filter((part) => part.value > 0);
  const sum = Math.max(
    1,
    shown.reduce((total, part) => total + part.value, 0),
  );
  return (
    <div class="meter">
      <div class="meter-head">
        <span>{label}</span>
        <span class="mono">{text}</span>
      </div>
      <div class="bar" aria-hidden="true">
        {shown.map((part) => (
          <span key={part.name} class={`part memory-${part.name}`} style={{ width: `${(part.value / sum) * 100}%` }} />
        ))}
      </div>
      <ul class="legend">
        {shown.map((part) => (
          <li key={part.name}>
            <span class={`swatch memory-${part.name}`} aria-hidden="true" />
            {part.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where a host's memory is, in the colours and order of the hall. */
export function HostMemoryMeter({ world, host }: { world: OpenWorld; host: number }): JSX.Element {
  const { hosts } = world;
  const state = nameOf(MEMORY_STATES, at(hosts.memoryState, host));
  const parts = [
    part('private', at(hosts.privateMib, host)),
    part('shared', at(hosts.sharedMib, host)),
    part('ballooned', at(hosts.balloonedMib, host)),
    part('compressed', at(hosts.compressedMib, host) + at(hosts.patchedMib, host)),
    part('swapped', at(hosts.swappedMib, host)),
    part('hypervisor', at(hosts.hypervisorMib, host)),
    part('free', at(hosts.freeMib, host)),
  ];
  const text = t('play.memoryOfHost', { total: mib(at(hosts.memMib, host)), state: t(`memoryState.${state}`) });
  return <StackedMeter label={t('play.memory')} text={text} parts={parts} />;
}

/** Where a VM's configured memory is. */
export function VmMemoryMeter({ world, vm }: { world: OpenWorld; vm: number }): JSX.Element {
  const { vms } = world;
  const memory = vmMemory(world, vm);
  const parts = [
    part('private', memory.private),
    part('shared', memory.shared),
    part('ballooned', memory.ballooned),
    part('compressed', memory.compressed),
    part('swapped', memory.swapped),
    part('free', memory.untouched, 'untouched'),
  ];
  const text = t('play.memoryOfVm', { total: mib(at(vms.memMib, vm)), active: mib(at(vms.activeMib, vm)) });
  return <StackedMeter label={t('play.memory')} text={text} parts={parts} />;
}

function part(name: string, value: number, word = name): Part {
  return { name, value, text: t(`memoryPart.${word}`, { amount: mib(value) }) };
}
