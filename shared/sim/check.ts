import type { Payload } from '#shared/payload.ts';
import { isAllowed } from './commands/allowed.ts';
import type { Command } from './commands/define.ts';
import { COMMANDS, type CommandCall, type CommandName } from './commands/index.ts';
import { partsRefusal } from './commands/operations.ts';
import { INSTRUCTOR } from './kernel/authors.ts';
import type { Refusal } from './kernel/refusals.ts';
import { opensAt } from './kernel/scenario/unlocks.ts';
import type { OpenWorld, World } from './kernel/world.ts';

/*
 * Apart from `step.ts`, so that a page which only asks does not load the systems that step a world.
 */

/** Whether a command may be given now, and if not, why. Changes nothing; a client asks it of its mirror. */
export function checkCommand(world: OpenWorld, call: CommandCall, by: number): Refusal | undefined {
  const command = commandOf(call.name);
  if (command.from === 'instructor' && by !== INSTRUCTOR) return { code: 'onlyInstructor' };
  if (by !== INSTRUCTOR && !isAllowed(world.scenario, call.name)) return { code: 'notInThisScenario' };
  const opensAtTick = opensAt(world.scenario, call.name);
  if (by !== INSTRUCTOR && world.tick < opensAtTick) return { code: 'opensLater', opensAtTick };
  return partsRefusal(world, call) ?? command.check(world, call.args);
}

/** A command as one of many: whether its arguments are those that it takes has been decided when they were read. */
interface AnyCommand extends Pick<Command<Payload>, 'from'> {
  check(world: OpenWorld, args: CommandCall['args']): Refusal | undefined;
  apply(world: World, args: CommandCall['args'], by: number): void;
}

export function commandOf(name: CommandName): AnyCommand {
  return COMMANDS[name] as unknown as AnyCommand;
}
