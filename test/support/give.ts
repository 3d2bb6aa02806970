import type { Pairs, ValueOf } from '#shared/payload.ts';
import type { COMMANDS, CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR, step, type Verdict } from '#shared/sim/step.ts';

type ArgsOf<N extends CommandName> = ValueOf<(typeof COMMANDS)[N]['payload']>;
/** Arguments of a command, rows as plain numbers. */
type Plain<T> = {
  [K in keyof T]: T[K] extends number ? number : T[K] extends Pairs<number, number> ? Pairs<number, number> : T[K];
};

/** Gives one command in the next tick and answers what became of it. */
export function give<N extends CommandName>(world: World, name: N, args: Plain<ArgsOf<N>>, by = 0): Verdict {
  return step(world, [{ by, call: { name, args } as unknown as CommandCall }])[0];
}

/** The same by the instructor. */
export function giveAsInstructor<N extends CommandName>(world: World, name: N, args: Plain<ArgsOf<N>>): Verdict {
  return give(world, name, args, INSTRUCTOR);
}
