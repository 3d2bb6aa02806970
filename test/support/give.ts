import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import { INSTRUCTOR, step, type Verdict } from '#shared/sim/step.ts';
import type { World } from '#shared/sim/world.ts';

/** Arguments of a command, rows as plain numbers. */
type Plain<N extends CommandName> = {
  [K in keyof Extract<CommandCall, { name: N }>['args']]: Extract<CommandCall, { name: N }>['args'][K] extends number
    ? number
    : Extract<CommandCall, { name: N }>['args'][K];
};

/** Gives one command in the next tick and answers what became of it. */
export function give<N extends CommandName>(world: World, name: N, args: Plain<N>, by = 0): Verdict {
  return step(world, [{ by, call: { name, args } as unknown as CommandCall }])[0];
}

/** The same by the instructor. */
export function giveAsInstructor<N extends CommandName>(world: World, name: N, args: Plain<N>): Verdict {
  return give(world, name, args, INSTRUCTOR);
}
