import { decodePayload } from '#shared/payload.ts';
import { checkCommand, commandOf } from './check.ts';
import { COMMANDS, type CommandCall, type CommandName } from './commands/index.ts';
import { INSTRUCTOR } from './kernel/authors.ts';
import type { Refusal } from './kernel/refusals.ts';
import { simulates, type World } from './kernel/world.ts';
import { SYSTEMS } from './systems.ts';

/** A command given by a seat, to be carried out in the next tick. `by`: seat number, or `INSTRUCTOR`. */
export interface Order {
  readonly by: number;
  readonly call: CommandCall;
}

export { checkCommand, INSTRUCTOR, SYSTEMS };

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
