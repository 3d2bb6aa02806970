import type { Run } from '../vmm/run.ts';
import { step } from '../vmm/step.ts';

/** A run as it was at a moment. Nothing that happens later changes it. */
export function snapshotOf(run: Run): Run {
  return copyOf(run, new Map());
}

/** A copy of plain data: what is one object in two places is one object in the copy too. */
function copyOf<T>(value: T, copies: Map<unknown, unknown>): T {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known as T;
  const copy = value instanceof Int32Array || value instanceof Uint8Array ? value.slice() : emptyLike(value);
  copies.set(value, copy);
  if (!ArrayBuffer.isView(copy)) {
    for (const [key, part] of Object.entries(value)) Reflect.set(copy, key, copyOf(part, copies));
  }
  return copy as T;
}

function emptyLike(value: object): object {
  return Array.isArray(value) ? [] : {};
}

/** Steps between two snapshots that are kept for going back. Design value. */
const EVERY = 256;

/** A run that can go back: snapshots from its way, and steps again from the last one before. */
export interface Film {
  readonly snapshots: Run[];
  current: Run;
}

export function filmOf(run: Run): Film {
  return { snapshots: [snapshotOf(run)], current: run };
}

/** One step on. */
export function stepOn(film: Film): void {
  step(film.current);
  const { steps } = film.current.counts;
  if (steps === film.snapshots.length * EVERY) film.snapshots.push(snapshotOf(film.current));
}

/** To the moment after so many steps, before or after the present one. */
export function goTo(film: Film, steps: number): void {
  if (steps < film.current.counts.steps) film.current = snapshotOf(film.snapshots[snapshotBefore(film, steps)]);
  while (film.current.counts.steps < steps && film.current.guest.stopped === undefined) stepOn(film);
}

function snapshotBefore({ snapshots }: Film, steps: number): number {
  return Math.min(Math.floor(Math.max(0, steps) / EVERY), snapshots.length - 1);
}
