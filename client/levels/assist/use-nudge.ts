import { useRef } from 'preact/hooks';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { HallAttempt } from '../play/attempt.ts';
import { lookForStuck, NOT_STUCK } from './nudge.ts';

/** The cause about which one was nudged, as long as it still breaks a promise. */
export function useNudge({ seen }: HallAttempt, world: OpenWorld): Cause | undefined {
  const memory = useRef(NOT_STUCK);
  memory.current = lookForStuck(memory.current, world, seen.takeGiven());
  const { nudge, since } = memory.current;
  return nudge && nudge in since ? nudge : undefined;
}
