import { readPhysical } from '../hardware/access.ts';
import { consoleText } from '../hardware/devices.ts';
import type { Mnemonic } from '../hardware/instructions.ts';
import type { Cpu, Machine } from '../hardware/machine.ts';
import { leafEntry, translate } from '../hardware/paging.ts';
import { PAGE_WORDS, PAGES, PRESENT, USER } from '../hardware/words.ts';
import type { Run } from '../vmm/run.ts';
import { step } from '../vmm/step.ts';

/** Where a guest first was in another state than on the machine itself. */
export interface Difference {
  /** Steps before the one after which it showed. */
  readonly step: number;
  readonly pc: number;
  /** The instruction of that step; nothing if it was none that completed. */
  readonly mnemonic: Mnemonic | undefined;
  readonly what: string;
}

/** What came of running a guest beside the machine itself. */
export interface Comparison {
  readonly firstDifference: Difference | undefined;
  /** What was different at the end, if anything. */
  readonly atEnd: string | undefined;
}

/**
 * Runs a guest and the machine itself step by step, and compares the processors after each step; all else at the end, and
 * whenever an instruction has slipped through. Both stop at the latest after so many steps.
 */
export function compareRuns(run: Run, bare: Run, maxSteps: number): Comparison {
  let firstDifference: Difference | undefined;
  for (let steps = 0; steps < maxSteps && isRunning(run, bare); steps++) {
    const { pc } = run.guest.cpu;
    step(run);
    step(bare);
    firstDifference ??= differenceNow(run, bare, steps, pc);
  }
  return { firstDifference, atEnd: machineDifference(run.guest, bare.guest) };
}

function isRunning(run: Run, bare: Run): boolean {
  return run.guest.stopped === undefined || bare.guest.stopped === undefined;
}

function differenceNow(run: Run, bare: Run, steps: number, pc: number): Difference | undefined {
  const slipped = run.events.some(({ type }) => type === 'ignored' || type === 'revealed' || type === 'escaped');
  const what = slipped ? machineDifference(run.guest, bare.guest) : cpuDifference(run.guest.cpu, bare.guest.cpu);
  if (what === undefined) return undefined;
  const ran = run.events.find((event) => event.type === 'ran');
  return { step: steps, pc, mnemonic: ran?.mnemonic, what };
}

const CPU_PARTS = ['pc', 'zero', 'interrupts', 'ring', 'cr3', 'trapTable', 'waiting'] as const;

function cpuDifference(one: Cpu, other: Cpu): string | undefined {
  if (one.registers.some((value, index) => value !== other.registers[index])) return 'registers';
  return CPU_PARTS.find((part) => one[part] !== other[part]);
}

/** What differs between two machines as their guests see them: processor, memory, devices, why they stopped. */
function machineDifference(one: Machine, other: Machine): string | undefined {
  return (
    cpuDifference(one.cpu, other.cpu) ??
    (one.stopped === other.stopped ? undefined : 'stopped') ??
    deviceDifference(one, other) ??
    memoryDifference(one, other)
  );
}

function deviceDifference({ devices: one }: Machine, { devices: other }: Machine): string | undefined {
  const parts = Object.keys(one) as (keyof typeof one)[];
  return parts.find((part) => String(one[part]) !== String(other[part]));
}

function memoryDifference(one: Machine, other: Machine): string | undefined {
  for (let address = 0; address < one.frames * PAGE_WORDS; address++) {
    if (readPhysical(one, address) !== readPhysical(other, address)) return `memory ${address}`;
  }
  return undefined;
}

/**
 * What differs for a guest's programs and for whoever watches its devices: their pages, console, disk, why it stopped. A
 * ported kernel is another kernel, so more cannot be asked of it.
 */
export function programDifference(one: Machine, other: Machine): string | undefined {
  if (one.stopped !== other.stopped) return 'stopped';
  if (consoleText(one.devices) !== consoleText(other.devices)) return 'console';
  if (String(one.devices.disk) !== String(other.devices.disk)) return 'disk';
  for (let page = 0; page < PAGES; page++) {
    if (programPage(one, page) !== programPage(other, page)) return `page ${page}`;
  }
  return undefined;
}

/** Words of a page, if programs may use it. */
function programPage(machine: Machine, page: number): string | undefined {
  const { cr3 } = machine.cpu;
  const entry = cr3 === 0 ? 0 : leafEntry(machine, cr3, page);
  if ((entry & PRESENT) === 0 || (entry & USER) === 0) return undefined;
  const first = translate(machine, page * PAGE_WORDS, false, 3);
  return first < 0 ? undefined : String(machine.memory.subarray(first, first + PAGE_WORDS));
}
