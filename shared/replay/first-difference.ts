import { isInstructors, ordersOf, type Recording, type TimedOrder } from './recording.ts';

/** Where two teams part: what each of them decided there, or nothing if it decided nothing more. */
export interface Difference {
  /** Tick of the earlier one. */
  readonly tick: number;
  readonly a: TimedOrder | undefined;
  readonly b: TimedOrder | undefined;
}

/** Orders that decide nothing about the hall: to say that something was seen. */
const NO_DECISIONS: ReadonlySet<string> = new Set(['acknowledgeIncident']);

/** Ticks within which two teams count as having done the same at the same time: ten seconds at ×1. Design value. */
const SAME_TIME_TICKS = 50;

/**
 * The first decision that differs between two teams of a recording: orders of their people in the order given, the same
 * command with the same arguments at about the same time counting as the same. Nothing if there is none.
 */
export function firstDifference(recording: Pick<Recording, 'lines'>, a: number, b: number): Difference | undefined {
  const [ofA, ofB] = [decisionsOf(recording, a), decisionsOf(recording, b)];
  const at = Array.from({ length: Math.max(ofA.length, ofB.length) }).findIndex((_, i) => !isSame(ofA[i], ofB[i]));
  if (at < 0) return undefined;
  const tick = Math.min(ofA[at]?.tick ?? Number.POSITIVE_INFINITY, ofB[at]?.tick ?? Number.POSITIVE_INFINITY);
  return { tick, a: ofA[at], b: ofB[at] };
}

function decisionsOf(recording: Pick<Recording, 'lines'>, team: number): TimedOrder[] {
  return ordersOf(recording, team).filter((order) => !isInstructors(order) && !NO_DECISIONS.has(order.call.name));
}

function isSame(a: TimedOrder | undefined, b: TimedOrder | undefined): boolean {
  if (!a || !b || Math.abs(a.tick - b.tick) > SAME_TIME_TICKS || a.call.name !== b.call.name) return false;
  const [left, right] = [a.call.args, b.call.args] as { readonly [name: string]: unknown }[];
  return Object.keys(left).every((name) => left[name] === right[name]);
}
