import { signal } from '@preact/signals';

/** Seconds of the hall on screen that pass in one second of the person who looks at it; 1 before a hall is shown. */
export const hallSpeed = signal(1);

/** From a tick on the hall runs at a speed. */
interface Stretch {
  readonly fromTick: number;
  readonly speed: number;
}

/** The speeds at which the hall on screen has run, in order. What was before the first is taken to have run at its speed. */
const stretches = signal<readonly Stretch[]>([]);

/** The hall on screen runs at this speed from a tick on. */
export function noteSpeed(fromTick: number, speed: number): void {
  hallSpeed.value = speed;
  const before = stretches.peek().filter((each) => each.fromTick < fromTick);
  if (before[before.length - 1]?.speed !== speed) stretches.value = [...before, { fromTick, speed }];
}

/** Another hall comes on screen. */
export function forgetSpeeds(): void {
  stretches.value = [];
}

/** Seconds of the person who looks that passed between two ticks of the hall, each at the speed that it had. */
export function ownSecondsBetween(fromTick: number, toTick: number, tickSeconds: number): number {
  let own = 0;
  let until = toTick;
  for (const { fromTick: start, speed } of stretches.value.toReversed()) {
    if (start >= until) continue;
    const from = Math.max(start, fromTick);
    if (from < until) own += ((until - from) * tickSeconds) / speed;
    until = Math.min(until, from);
    if (until <= fromTick) return own;
  }
  const first = stretches.value[0]?.speed ?? hallSpeed.value;
  return own + (Math.max(0, until - fromTick) * tickSeconds) / first;
}
