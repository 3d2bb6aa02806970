import { disassemble } from '#shared/machine/assembler/disassemble.ts';
import { readWord } from '#shared/machine/hardware/access.ts';
import { REGISTERS } from '#shared/machine/hardware/instructions.ts';
import type { Cpu, Machine } from '#shared/machine/hardware/machine.ts';
import { type MappedPage, memoryMap } from '#shared/machine/trial/memory-map.ts';
import { placesOf } from '#shared/machine/trial/places.ts';
import { filmOf, goTo, snapshotOf } from '#shared/machine/trial/snapshot.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import type { Block } from '#shared/machine/vmm/blocks.ts';
import { translatedLines } from '#shared/machine/vmm/replacements.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import type { Setup } from '#shared/machine/vmm/setup.ts';
import { vmcsOf } from '#shared/machine/vmm/vmcs.ts';
import type { Programs } from './program-file.ts';
import { eventText, hex } from './trial-text.ts';

/** The machine after so many steps: both processors, what comes next, what has just happened. */
export function stateText({ program }: Programs, setup: Setup, steps: number): string {
  const film = filmOf(startRun(program, setup));
  goTo(film, steps);
  const run = film.current;
  const lines = [
    `step ${run.counts.steps}, ${run.counts.cycles} cycles`,
    `guest: ${cpuText(run.guest.cpu)}`,
    ...(run.host === run.guest ? [] : [`real:  ${cpuText(run.host.cpu)}`]),
    ...vmcsLines(run),
    placesLine(run),
    `next:  ${nextText(run)}`,
    ...run.events.map((event) => `  ${eventText(event)}`),
    'page: guest frame, real frame, shadow',
    ...memoryMap(run).map(pageLine),
    ...run.cache.blocks.flatMap(blockLines),
  ];
  return `${lines.join('\n')}\n`;
}

function cpuText({ registers, pc, ring, interrupts, zero, cr3, trapTable }: Cpu): string {
  const values = REGISTERS.map((name, index) => `${name} ${registers[index]}`).join(', ');
  return `${values}, pc ${hex(pc)}, ring ${ring}, interrupts ${interrupts ? 'on' : 'off'}, zero ${zero}, cr3 ${cr3}, traps ${hex(trapTable)}`;
}

function vmcsLines(run: Run): string[] {
  const vmcs = vmcsOf(run);
  if (vmcs === undefined) return [];
  const { tables, intercepts, exitReason } = vmcs;
  return [
    `VMCS:  ${tables.kind} tables in frame ${tables.frame}, intercepts ${intercepts.join(' ')}, last exit ${exitReason ?? 'none'}`,
  ];
}

function placesLine(run: Run): string {
  const { program, kernel, hypervisor, next } = placesOf(run);
  return `rings: program ${program}, kernel ${kernel}, hypervisor ${hypervisor ?? 'none'}; the ${next.who} is next and believes to be in ${next.believes}`;
}

function pageLine({ page, guest, machineFrame, shadow, backed, stale }: MappedPage): string {
  const own = guest === undefined ? 'none' : `${guest.frame} ${rightsText(guest)}`;
  const kept = shadow === undefined ? (backed ? 'backed' : '-') : `${shadow.frame} ${rightsText(shadow)}`;
  return `  ${page}: ${own}, ${machineFrame ?? 'none'}, ${kept}${stale ? ' STALE' : ''}`;
}

function rightsText({ writable, user }: { readonly writable: boolean; readonly user: boolean }): string {
  return `${writable ? 'w' : '-'}${user ? 'u' : '-'}`;
}

function blockLines(block: Block): string[] {
  const lines = translatedLines(block).map(
    ({ pc, original, translated }) => `  ${hex(pc)}  ${original.padEnd(20)}  ${translated.join('; ')}`,
  );
  return [`block ${hex(block.pc)}`, ...lines];
}

/** Looks at a copy: looking fills the list of remembered walks. */
function nextText(run: Run): string {
  const guest: Machine = snapshotOf(run).guest;
  const word = readWord(guest, guest.cpu.pc);
  return word === undefined ? 'a page fault' : disassemble(word);
}
