import type { Phase } from '#shared/protocol/messages.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { Order, Verdict } from '#shared/sim/step.ts';
import type { LevelNow } from '../level-now.ts';

/** What a game is played by: its world, and how that goes on. */
export interface Rules {
  readonly world: World;
  /** All orders of the next tick: those that the game itself gives, then what its player gives. */
  ordersOf(given: readonly Order[]): readonly Order[];
  /** Steps the world once with all orders of that tick. */
  step(orders: readonly Order[]): Verdict[];
  /** Whether the game is at its end. */
  readonly isOver: boolean;
  /** Whether its world is all that it knows: a copy of that brings it back to an earlier tick. */
  readonly rewinds: boolean;
}

/** The rules of a level: besides, how it stands. */
export interface LevelRules extends Rules {
  /** Takes an answer to a question; answers whether it was one to be answered now. */
  answer(ask: string, value: number, phase: Phase): boolean;
  /** Whether it has a hint of that number, from 1. */
  hasHint(hint: number): boolean;
  now(over: boolean, hints: readonly number[]): LevelNow;
}

/** Whether these are the rules of a level. */
export function isOfLevel(rules: Rules): rules is LevelRules {
  return 'now' in rules;
}
