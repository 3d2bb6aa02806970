import { announce } from '../incidents/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Scenario } from '../kernel/scenario/scenario.ts';
import { ticksOf } from '../kernel/time.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { subjectRefusal } from './define.ts';
import { DISTURBANCES, type DisturbanceName } from './index.ts';

/** Why a disturbance cannot happen to a subject now, or nothing. */
export function disturbanceRefusal(world: OpenWorld, name: DisturbanceName, subject: number): Refusal | undefined {
  if (!mayHappenIn(world.scenario, name)) return { code: 'notInThisScenario' };
  const { subject: kind, refusal } = DISTURBANCES[name];
  return subjectRefusal(world, kind, subject) ?? refusal?.(world, subject);
}

/** Whether an instructor may make a disturbance happen in a hall at all, whatever there is that it could happen to. */
export function mayHappenIn({ injectable }: Scenario, name: DisturbanceName): boolean {
  return DISTURBANCES[name].harmless || injectable?.includes(name) !== false;
}

/**
 * Makes a disturbance happen by an instructor's order: announced ones are started by the director when their warning is
 * over, as long as the forecast lane has room to keep them; all others start at once.
 */
export function inject(world: World, name: DisturbanceName, subject: number): void {
  const { warningS, lengthS, factor, announced, herald, start } = DISTURBANCES[name];
  const startsAtTick = ticksIn(world, warningS);
  const endsAtTick = ticksIn(world, warningS + lengthS);
  herald?.(world, subject, startsAtTick);
  const told = announced && announce(world, { kind: name, subject, startsAtTick, endsAtTick, factor, injected: true });
  if (!told) start(world, subject, factor, endsAtTick);
}

/**
 * The same without a word: nothing in the forecast lane, no line that names it, and no warning. What shows signs of its own
 * (a failing host, a recall, an audit) shows them and takes its time.
 */
export function injectSilently(world: World, name: DisturbanceName, subject: number): void {
  const { warningS, lengthS, factor, herald, start, line } = DISTURBANCES[name];
  const before = world.events.length;
  herald?.(world, subject, ticksIn(world, warningS));
  start(world, subject, factor, ticksIn(world, lengthS));
  const later = world.events.splice(before);
  world.events.push(...later.filter(({ type }) => type !== (line ?? name)));
}

function ticksIn({ scenario, tick }: World, lengthS: number): number {
  return lengthS === 0 ? tick : tick + ticksOf(scenario, lengthS);
}
