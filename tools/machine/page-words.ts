import type { LineUpId } from '#shared/machine/trial/line-up.ts';

/** Headings of the columns for the ways to run a guest. */
export const COLUMN_NAMES: { readonly [L in LineUpId]: string } = {
  bare: 'the machine itself',
  interpretation: 'interpretation',
  mainframe: 'trap-and-emulate, mainframe',
  trapAndEmulate: 'trap-and-emulate, x86 of 1998',
  binaryTranslation: 'binary translation',
  paravirtual: 'paravirtual',
  earlyAssist: 'hardware assist 2005, shadow',
  laterAssist: 'hardware assist 2011, shadow',
  nestedPaging: 'hardware assist 2011, nested',
};

export const INTRODUCTION = `# The small machine in figures

Written by \`npm run machine -- --write\`; do not edit. What the machine is: [shared/machine](../shared/machine/README.md); which
rules hold in it, with their sources: [model/machine.md](model/machine.md). All figures come from running the guests in
\`shared/machine/guests\`; run one yourself with

    npm run machine -- forker --technique hardwareAssist --paging nested --trace`;

export const SECTIONS = {
  verdict: `## Is trapping enough?
Every instruction is tried in several states of the machine. What changes resources or mode, or shows them, is sensitive; what
traps in ring 3 and not in ring 0 is privileged. Trapping is enough for a hypervisor if all that is sensitive is privileged
(Popek & Goldberg, CACM 17(7), 1974, Theorem 1). \`x86withVt\` has the same holes; its hypervisor does not rely on rings but on exits.`,
  classes: `## Instructions
Control: changes resources or mode without a trap. Behaviour: what it gives depends on them.`,
  call: `## A system call
Cycles of SYSCALL and SYSRET with nothing between them, once everything has been seen. 242 and 2308 are given (lecture notes,
Hochschule Luzern) and come back from the run; the others follow from the costs of a trap and an exit in
\`shared/machine/vmm/costs.ts\`. With hardware assist a system call does not exit.`,
  rounds: `## One more round
Cycles of a further round of a guest's program, with all blocks translated and all tables filled where that can be.
\`fails\`: the guest is not in the same state as on the machine itself. What to see:

- \`systemCalls\`: native, paravirtual and assisted alike; translated ones are dearest but for traps.
- \`interruptToggler\`: with early assist each CLI and POPF exits; translated they are an \`if\`.
- \`forker\`: nested paging leaves page tables to the guest; with shadow tables each edit and each switch exits.
- \`pageWalker\`: the other way round: its tables never change, and nested walks are four times as long (8 references, not 2).`,
  requirements: `## The three requirements
Equivalence (E), resource control (C), efficiency (F): checked in each run. A ported kernel is compared by what its programs and
devices see. Efficient means that at least 85 % of the innocuous instructions ran on the processor itself.`,
  exits: '## Exits by reason',
  shadow: `## Shadow tables and whose fault it was
Trap-and-emulate on the mainframe. Hidden: the hypervisor's tables lacked what the guest's have. \`lazyShadow\` learns of removed
mappings when the guest invalidates them; \`lazyShadowUnmapMissed\` does not listen.`,
} as const;

export const END = `## What it leaves out
One processor, no segments, no accessed and dirty bits, no cache. Translations are remembered for their cost only: a stale one is
never used. One shadow at a time: a switch of tables clears it. One guest at a time: the neighbour only holds memory. What the
hypervisor itself reads or writes for the guest in a frame that the host has taken, it does on the host's disk. The hypervisor's own
code is no code of the machine; its work costs what \`costs.ts\` says.`;
