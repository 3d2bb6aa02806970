import type { Flavour } from '../hardware/flavours.ts';
import { encode, type Instruction, MNEMONICS, type Mnemonic } from '../hardware/instructions.ts';
import type { Machine } from '../hardware/machine.ts';
import { attempt } from '../hardware/processor.ts';
import { perform } from '../hardware/semantics.ts';
import { PAGE_WORDS } from '../hardware/words.ts';
import { MAPPED_PAGES, MOVED_BY, probe, QUIET, type Resources, samples } from './probes.ts';

/** What an instruction does to whoever is in charge of the machine, as found by trying it. */
export interface InstructionClass {
  readonly mnemonic: Mnemonic;
  /** Traps in ring 3 and not in ring 0. */
  readonly privileged: boolean;
  /** Changes resources or mode without a trap. */
  readonly controlSensitive: boolean;
  /** What it gives depends on resources or mode. */
  readonly behaviourSensitive: boolean;
  /** What it changed when it was tried, and what made a difference for it. */
  readonly changes: readonly Resource[];
  readonly dependsOn: readonly Resource[];
}

/** Something that whoever is in charge of a machine keeps an eye on. `walks`: the page walks that the processor remembers. */
export type Resource = (typeof RESOURCES)[number];
const RESOURCES = [
  'ring',
  'interrupts',
  'trapTable',
  'paging',
  'timer',
  'waiting',
  'stopped',
  'devices',
  'walks',
] as const;

/** Whether trapping alone is enough for a hypervisor, and if not, because of which instructions. */
export interface Verdict {
  readonly virtualizable: boolean;
  /** Sensitive, and not privileged. */
  readonly holes: readonly Mnemonic[];
  readonly classes: readonly InstructionClass[];
}

/**
 * A hypervisor can be built on traps alone if every sensitive instruction is privileged (Popek & Goldberg, CACM 17(7),
 * 1974, Theorem 1).
 */
export function verdictOf(flavour: Flavour): Verdict {
  const known = VERDICTS.get(flavour);
  if (known !== undefined) return known;
  const verdict = findVerdict(flavour);
  VERDICTS.set(flavour, verdict);
  return verdict;
}

/** Verdicts found so far. A flavour never changes, so neither does its verdict. */
const VERDICTS = new WeakMap<Flavour, Verdict>();

function findVerdict(flavour: Flavour): Verdict {
  const classes = MNEMONICS.map((mnemonic) => classify(mnemonic, flavour));
  const holes = classes.filter((one) => isSensitive(one) && !one.privileged).map(({ mnemonic }) => mnemonic);
  return { virtualizable: holes.length === 0, holes, classes };
}

export function isSensitive({ controlSensitive, behaviourSensitive }: InstructionClass): boolean {
  return controlSensitive || behaviourSensitive;
}

function classify(mnemonic: Mnemonic, flavour: Flavour): InstructionClass {
  const changes = changesOf(mnemonic);
  const dependsOn = dependencesOf(mnemonic);
  return {
    mnemonic,
    privileged: isPrivileged(mnemonic, flavour),
    controlSensitive: changes.length > 0,
    behaviourSensitive: dependsOn.length > 0,
    changes,
    dependsOn,
  };
}

function isPrivileged(mnemonic: Mnemonic, flavour: Flavour): boolean {
  return samples(mnemonic).every(
    (sample) =>
      isRefusedIn(sample, probe(flavour, { ...QUIET, ring: 3 })) && !isRefusedIn(sample, probe(flavour, QUIET)),
  );
}

function isRefusedIn(sample: Instruction, machine: Machine): boolean {
  machine.memory[0] = encode(sample);
  return attempt(machine).trap?.vector === 'protection';
}

/** Without privileges, so that every instruction shows what it would do. */
const UNPROTECTED: Flavour = { id: 'unprotected', privileged: [], hasRootMode: false };

/** Resources that an instruction changes without a trap, in one of two states of the interrupt flag. */
function changesOf(mnemonic: Mnemonic): Resource[] {
  const changed = samples(mnemonic).flatMap((sample) => [
    ...changedBy(sample, QUIET),
    ...changedBy(sample, { ...QUIET, interrupts: true }),
  ]);
  return RESOURCES.filter((resource) => changed.includes(resource));
}

function changedBy(sample: Instruction, resources: Resources): Resource[] {
  const machine = probe(UNPROTECTED, resources);
  const [before, walks] = [resourcesOf(machine), [...machine.tlb]];
  if (perform(machine, sample) !== undefined) return [];
  const after = resourcesOf(machine);
  const forgets = walks.some((page) => !machine.tlb.includes(page));
  return RESOURCES.filter((resource) => (resource === 'walks' ? forgets : before[resource] !== after[resource]));
}

/** Pairs of states that differ in one resource. */
const OTHERS: readonly (Partial<Resources> & { readonly differs: Resource })[] = [
  { differs: 'ring', ring: 1 },
  { differs: 'ring', ring: 3 },
  { differs: 'interrupts', interrupts: true },
  { differs: 'trapTable', trapPage: 3 },
  { differs: 'paging', paging: 'off' },
  { differs: 'paging', paging: 'moved' },
  { differs: 'timer', timerLeft: 50 },
];

/** Resources whose state makes a difference for what an instruction gives. */
function dependencesOf(mnemonic: Mnemonic): Resource[] {
  const found = OTHERS.filter((other) => samples(mnemonic).some((sample) => isOtherUnder(sample, other)));
  return RESOURCES.filter((resource) => found.some(({ differs }) => differs === resource));
}

function isOtherUnder(sample: Instruction, other: (typeof OTHERS)[number]): boolean {
  const one = resultOf(sample, QUIET, other.differs);
  const two = resultOf(sample, { ...QUIET, ...other }, other.differs);
  return one !== undefined && two !== undefined && isOther(one, two);
}

/** All that can be seen of a machine after an instruction, but for the resource that was different before. */
interface Result {
  readonly state: string;
  /** Words of the mapped pages, wherever their frames are. */
  readonly words: Int32Array;
}

/** What an instruction gives; nothing if it trapped. */
function resultOf(sample: Instruction, resources: Resources, without: Resource): Result | undefined {
  const machine = probe(UNPROTECTED, resources);
  if (perform(machine, sample) !== undefined) return undefined;
  const { registers, pc, zero } = machine.cpu;
  const first = resources.paging === 'moved' ? MOVED_BY * PAGE_WORDS : 0;
  return {
    state: [...registers, pc, zero, stateBut(machine, without)].join(),
    words: machine.memory.subarray(first, first + MAPPED_PAGES * PAGE_WORDS),
  };
}

function isOther(one: Result, two: Result): boolean {
  return one.state !== two.state || one.words.some((word, index) => word !== two.words[index]);
}

/** State of the resources of a machine, but for one. */
function stateBut(machine: Machine, without: Resource): string {
  const state = resourcesOf(machine);
  return RESOURCES.map((resource) => (resource === without ? '' : state[resource])).join();
}

function resourcesOf({ cpu, devices, stopped }: Machine): { readonly [R in Resource]: string } {
  const { on, timerEvery, diskFrame, diskSector, diskLeft } = devices;
  return {
    ring: `${cpu.ring}`,
    interrupts: `${cpu.interrupts}`,
    trapTable: `${cpu.trapTable}`,
    paging: `${cpu.cr3}`,
    timer: `${devices.timerLeft}`,
    waiting: `${cpu.waiting}`,
    stopped: `${stopped}`,
    devices: [on, timerEvery, diskFrame, diskSector, diskLeft, devices.console].join(),
    walks: '',
  };
}
