import { FLAVOURS } from '../hardware/flavours.ts';
import { type InstructionClass, isSensitive, verdictOf } from '../theorem/classify.ts';
import { someOf } from './sort-classes.ts';
import { indexOfSaying, type Saying, type TaskKind, type TaskRow } from './task.ts';

const OPTIONS: readonly Saying[] = ['harmless', 'traps', 'slips'].map((code) => ({ code }));
/** Each processor in turn, the oldest first. */
const PROCESSORS = [FLAVOURS.x86of1998, FLAVOURS.mainframe, FLAVOURS.x86withVt] as const;

/** What a program can do with an instruction on one processor: nothing bad, nothing (it traps), or slip past the hypervisor. */
export const sortTraps: TaskKind = {
  id: 'sort-traps',
  rounds: 6,
  make: (round) => {
    const flavour = PROCESSORS[round % PROCESSORS.length] ?? FLAVOURS.mainframe;
    const { classes } = verdictOf(flavour);
    return { kind: 'choose', rows: someOf(classes, round).map((one) => row(one, flavour.id)) };
  },
};

function row(one: InstructionClass, processor: string): TaskRow {
  return {
    label: { code: 'onProcessor', values: { mnemonic: one.mnemonic, processor } },
    options: OPTIONS,
    right: indexOfSaying(OPTIONS, { code: fateOf(one) }),
    evidence: {
      code: `probed.${fateOf(one)}`,
      values: { mnemonic: one.mnemonic, resources: [...one.changes, ...one.dependsOn].join() },
    },
  };
}

function fateOf(one: InstructionClass): string {
  if (!isSensitive(one)) return 'harmless';
  return one.privileged ? 'traps' : 'slips';
}
