import { fillShadow } from './fill-shadow.ts';
import { orderTrap } from './order-trap.ts';
import { rewritten } from './rewritten.ts';
import { sortClasses } from './sort-classes.ts';
import { sortTraps } from './sort-traps.ts';
import { storedPsw } from './stored-psw.ts';
import type { TaskKind } from './task.ts';
import { walkLength } from './walk-length.ts';
import { whoseFault } from './whose-fault.ts';

/** Every kind of task on the small machine, in the order of a course. */
export const TASKS: readonly TaskKind[] = [
  sortClasses,
  sortTraps,
  storedPsw,
  orderTrap,
  rewritten,
  fillShadow,
  whoseFault,
  walkLength,
];

/** The kind of task with a name. */
export function taskKind(id: string): TaskKind | undefined {
  return TASKS.find((kind) => kind.id === id);
}
