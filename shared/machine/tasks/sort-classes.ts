import { FLAVOURS } from '../hardware/flavours.ts';
import { type InstructionClass, verdictOf } from '../theorem/classify.ts';
import { draw } from './draw.ts';
import { indexOfSaying, type Saying, type TaskKind, type TaskRow, verbatim } from './task.ts';

/** Instructions in one round, and how many of them are drawn from those that are not innocuous. Design values. */
const [ASKED, SENSITIVE] = [7, 5];
const OPTIONS: readonly Saying[] = ['innocuous', 'control', 'behaviour', 'both'].map((code) => ({ code }));

/** Innocuous, control-sensitive or behaviour-sensitive: the same on every processor. */
export const sortClasses: TaskKind = {
  id: 'sort-classes',
  rounds: 6,
  make: (round) => ({ kind: 'choose', rows: someOf(verdictOf(FLAVOURS.mainframe).classes, round).map(row) }),
};

/** Sensitive and innocuous ones, mixed. */
export function someOf(classes: readonly InstructionClass[], round: number): InstructionClass[] {
  const isHarmless = (one: InstructionClass) => classOf(one) === 'innocuous';
  const sensitive = draw(
    classes.filter((one) => !isHarmless(one)),
    SENSITIVE,
    round,
  );
  const harmless = draw(classes.filter(isHarmless), ASKED - SENSITIVE, round);
  return draw([...sensitive, ...harmless], ASKED, round);
}

function row(one: InstructionClass): TaskRow {
  return {
    label: verbatim(one.mnemonic),
    options: OPTIONS,
    right: indexOfSaying(OPTIONS, { code: classOf(one) }),
    evidence: evidenceOf(one),
  };
}

function classOf({ controlSensitive, behaviourSensitive }: InstructionClass): string {
  if (controlSensitive) return behaviourSensitive ? 'both' : 'control';
  return behaviourSensitive ? 'behaviour' : 'innocuous';
}

/** What was seen when the instruction was tried. */
function evidenceOf(one: InstructionClass): Saying {
  const values = { changes: one.changes.join(), dependsOn: one.dependsOn.join() };
  return { code: `tried.${classOf(one)}`, values };
}
