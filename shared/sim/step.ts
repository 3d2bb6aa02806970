import { decodePayload, type Payload } from '#shared/payload.ts';
import { isAllowed } from './commands/allowed.ts';
import type { Command } from './commands/define.ts';
import { COMMANDS, type CommandCall, type CommandName } from './commands/index.ts';
import { partsRefusal } from './commands/operations.ts';
import { INSTRUCTOR } from './kernel/authors.ts';
import type { Refusal } from './kernel/refusals.ts';
import { opensAt } from './kernel/scenario/unlocks.ts';
import { type OpenWorld, simulates, type World } from './kernel/world.ts';
import { SYSTEMS } from './systems.ts';

/** A command given by a seat, to be carried out in the next tick. `by`: seat number, or `INSTRUCTOR`. */
export interface Order {
  readonly by: number;
  readonly call: CommandCall;
}

export { INSTRUCTOR, SYSTEMS };

/** What became of an order: nothing (done), or the reason why not. */
export type Verdict = Refusal | undefined;

/** Advances a world by one tick: orders first, in the order given, then all systems. The only function that changes a world. */
export function step(world: World, orders: readonly Order[]): Verdict[] {
  world.events.length = 0;
  const verdicts = orders.map((order) => execute(world, order));
  for (const system of SYSTEMS) if (simulates(world, system.name)) system.run(world);
  world.hall.tick[0] += 1;
  return verdicts;
}

function execute(world: World, { by, call }: Order): Verdict {
  const refusal = checkCommand(world, call, by);
  if (refusal === undefined) commandOf(call.name).apply(world, call.args, by);
  return refusal;
}

/** Whether a command may be given now, and if not, why. Changes nothing; a client asks it of its mirror. */
export function checkCommand(world: OpenWorld, call: CommandCall, by: number): Refusal | undefined {
  const command = commandOf(call.name);
  if (command.from === 'instructor' && by !== INSTRUCTOR) return { code: 'onlyInstructor' };
  if (by !== INSTRUCTOR && !isAllowed(world.scenario, call.name)) return { code: 'notInThisScenario' };
  const opensAtTick = opensAt(world.scenario, call.name);
  if (by !== INSTRUCTOR && world.tick < opensAtTick) return { code: 'opensLater', opensAtTick };
  return partsRefusal(world, call) ?? command.check(world, call.args);
}

/** Reads an untrusted name and arguments as a command for a world with these table sizes. */
export function decodeCommand(
  rows: { readonly [table: string]: number },
  name: unknown,
  args: unknown,
): CommandCall | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(COMMANDS, name)) return undefined;
  const decoded = decodePayload(COMMANDS[name as CommandName].payload, rows, args);
  return decoded && ({ name, args: decoded } as unknown as CommandCall);
}

/** A command as one of many: whether its arguments are those that it takes has been decided when they were read. */
interface AnyCommand extends Pick<Command<Payload>, 'from'> {
  check(world: OpenWorld, args: CommandCall['args']): Verdict;
  apply(world: World, args: CommandCall['args'], by: number): void;
}

function commandOf(name: CommandName): AnyCommand {
  return COMMANDS[name] as unknown as AnyCommand;
}
