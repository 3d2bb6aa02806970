import type { Payload, ValueOf } from '#shared/payload.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

/**
 * A thing that a player can ask. `check` reads open columns only and changes nothing, so the client asks it of its mirror
 * to grey a button with the reason, and the server asks it again before `apply`.
 */
export interface Command<P extends Payload = Payload> {
  readonly payload: P;
  /** Who may give it: a member of the team, or only the instructor. */
  readonly from: 'team' | 'instructor';
  check(world: OpenWorld, args: ValueOf<P>): Refusal | undefined;
  /** Carries it out; `by` is the seat number, −2 the instructor. Called only after `check` found nothing. */
  apply(world: World, args: ValueOf<P>, by: number): void;
}

/** Declares a command; its payload types the arguments of `check` and `apply`. */
export function defineCommand<P extends Payload>(
  command: Omit<Command<P>, 'from'> & { from?: 'team' | 'instructor' },
): Command<P> {
  return { from: 'team', ...command };
}
