import { isDecision } from './decision.ts';
import { isInstructors, type TimedOrder } from './recording.ts';
import { TeamReplay } from './team-replay.ts';

/** Where two teams part: what each of them decided there, or nothing if it decided nothing more. */
export interface Difference {
  /** Tick of the earlier one. */
  readonly tick: number;
  readonly a: TimedOrder | undefined;
  readonly b: TimedOrder | undefined;
}

/** Ticks within which two teams count as having done the same at the same time: ten seconds at ×1. Design value. */
const SAME_TIME_TICKS = 50;

/**
 * The first decision that differs between two teams, from the orders of each that took effect (`ordersInEffect`): those of
 * its people in the order given, the same command with the same arguments at about the same time counting as the same.
 * Nothing if there is none.
 */
export function firstDifference(a: readonly TimedOrder[], b: readonly TimedOrder[]): Difference | undefined {
  const [ofA, ofB] = [a.filter(isOwnDecision), b.filter(isOwnDecision)];
  const at = Array.from({ length: Math.max(ofA.length, ofB.length) }).findIndex((_, i) => !isSame(ofA[i], ofB[i]));
  if (at < 0) return undefined;
  const tick = Math.min(ofA[at]?.tick ?? Number.POSITIVE_INFINITY, ofB[at]?.tick ?? Number.POSITIVE_INFINITY);
  return { tick, a: ofA[at], b: ofB[at] };
}

/** The orders of a game that were not refused, in the order given: plays it from its first tick to its last. One that was refused decided nothing. */
export function ordersInEffect({ game }: Pick<TeamReplay, 'game'>): readonly TimedOrder[] {
  const inEffect: TimedOrder[] = [];
  new TeamReplay(game).walkTo(game.ticks, (_, verdicts, orders) => {
    inEffect.push(...orders.filter((__, i) => verdicts[i] === undefined));
  });
  return inEffect;
}

function isOwnDecision(order: TimedOrder): boolean {
  return !isInstructors(order) && isDecision(order.call);
}

function isSame(a: TimedOrder | undefined, b: TimedOrder | undefined): boolean {
  if (!a || !b || Math.abs(a.tick - b.tick) > SAME_TIME_TICKS || a.call.name !== b.call.name) return false;
  const [left, right] = [a.call.args, b.call.args] as { readonly [name: string]: unknown }[];
  // Whom a group order places where is a list.
  return Object.keys(left).every((name) => JSON.stringify(left[name]) === JSON.stringify(right[name]));
}
