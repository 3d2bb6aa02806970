import { decodePayload, type Payload, type ValueOf } from '#shared/payload.ts';
import { cluster } from './cluster/system.ts';
import type { Command } from './commands/define.ts';
import { COMMANDS, type CommandCall, type CommandName } from './commands/index.ts';
import { noise } from './cpu/noise.ts';
import { locality } from './cpu/numa/locality.ts';
import { cpu } from './cpu/system.ts';
import { director } from './disturbances/director.ts';
import { facility } from './facility/system.ts';
import { health } from './incidents/system.ts';
import { INSTRUCTOR, SIMULATION } from './kernel/authors.ts';
import type { Refusal } from './kernel/refusals.ts';
import { type OpenWorld, simulates, type World } from './kernel/world.ts';
import { lifecycle } from './lifecycle/system.ts';
import { memory } from './memory/system.ts';
import { migration } from './migration/system.ts';
import { network } from './network/system.ts';
import { publish } from './publish.ts';
import { security } from './security/system.ts';
import { storage } from './storage/system.ts';
import { billing } from './tenants/billing.ts';
import { demand } from './tenants/demand/system.ts';
import { service } from './tenants/service.ts';
import { tenants } from './tenants/system.ts';

/** A command given by a seat, to be carried out in the next tick. `by`: seat number, or `INSTRUCTOR`. */
export interface Order {
  readonly by: number;
  readonly call: CommandCall;
}

export { INSTRUCTOR, SIMULATION };

/** What became of an order: nothing (done), or the reason why not. */
export type Verdict = Refusal | undefined;

/**
 * The systems of a tick, in order; each reads what the ones before it wrote.
 * The director and demand come first: they say what is wanted. Network comes before CPU because what guests get through
 * decides what their devices cost, and storage because a boot asks for cycles as its disk lets it. CPU comes before memory
 * because reclaiming costs cycles of the next tick; locality needs both, to say what a cycle is worth; all of them and
 * migration come before service, which sums up their losses. Noise comes after CPU, because neighbours are as loud as they
 * are busy. Cluster comes after service so that a host that dies still pays for the tick it lived. Tenants follow cluster:
 * autoscaling sees what is left. Security comes before the books, which pay for what it lets happen. Books and health judge
 * the finished tick, and publish is last, so that the open columns show exactly that tick.
 */
export const SYSTEMS: readonly { readonly name: string; readonly run: (world: World) => void }[] = [
  { name: 'director', run: director },
  { name: 'lifecycle', run: lifecycle },
  { name: 'demand', run: demand },
  { name: 'network', run: network },
  { name: 'storage', run: storage },
  { name: 'cpu', run: cpu },
  { name: 'memory', run: memory },
  { name: 'locality', run: locality },
  { name: 'migration', run: migration },
  { name: 'noise', run: noise },
  { name: 'service', run: service },
  { name: 'cluster', run: cluster },
  { name: 'tenants', run: tenants },
  { name: 'facility', run: facility },
  { name: 'security', run: security },
  { name: 'billing', run: billing },
  { name: 'health', run: health },
  { name: 'publish', run: publish },
];

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
  const allowed = world.scenario.commands;
  if (by !== INSTRUCTOR && allowed !== undefined && !allowed.includes(call.name)) return { code: 'notInThisScenario' };
  return command.check(world, call.args);
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

function commandOf(name: CommandName): Command<Payload> & { check(w: OpenWorld, a: ValueOf<Payload>): Verdict } {
  return COMMANDS[name] as unknown as Command<Payload>;
}
