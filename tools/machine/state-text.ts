import { disassemble } from '#shared/machine/assembler/disassemble.ts';
import { readWord } from '#shared/machine/hardware/access.ts';
import { REGISTERS } from '#shared/machine/hardware/instructions.ts';
import type { Cpu, Machine } from '#shared/machine/hardware/machine.ts';
import { filmOf, goTo, snapshotOf } from '#shared/machine/trial/snapshot.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
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
    `next:  ${nextText(run)}`,
    ...run.events.map((event) => `  ${eventText(event)}`),
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

/** Looks at a copy: looking fills the list of remembered walks. */
function nextText(run: Run): string {
  const guest: Machine = snapshotOf(run).guest;
  const word = readWord(guest, guest.cpu.pc);
  return word === undefined ? 'a page fault' : disassemble(word);
}
