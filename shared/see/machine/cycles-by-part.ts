import type { Counts } from '#shared/machine/vmm/counts.ts';

/** What cycles are spent on, in the order in which it is shown. `own`: the guest's own instructions. */
const CYCLE_PARTS = ['own', 'traps', 'walks', 'crossing', 'memory', 'emulation', 'translation'] as const;
type CyclePart = (typeof CYCLE_PARTS)[number];

type Work = keyof Counts['work'];

/** Kinds of a hypervisor's work that one part adds up. */
const WORK: { readonly [W in Work]-?: CyclePart } = {
  roundTrip: 'crossing',
  systemCall: 'crossing',
  systemReturn: 'crossing',
  inject: 'crossing',
  emulate: 'emulation',
  port: 'emulation',
  inline: 'emulation',
  setTables: 'memory',
  hiddenFault: 'memory',
  fetch: 'memory',
  guestFault: 'memory',
  tableWrite: 'memory',
  batchEntry: 'memory',
  translate: 'translation',
  returnBranch: 'translation',
};

/** Cycles by what they were spent on. They add up to all that were spent. */
export function cyclesByPart({ native, work }: Counts): readonly { readonly id: CyclePart; readonly cycles: number }[] {
  const kinds = Object.keys(WORK) as Work[];
  const workOf = (part: CyclePart): number =>
    kinds.filter((kind) => WORK[kind] === part).reduce((sum, kind) => sum + (work[kind] ?? 0), 0);
  const own = { own: native.instructions, traps: native.traps, walks: native.walks };
  return CYCLE_PARTS.map((id) => ({ id, cycles: id in own ? own[id as keyof typeof own] : workOf(id) }));
}
