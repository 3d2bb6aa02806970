import { deal } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { type Order, step, type Verdict } from '#shared/sim/step.ts';
import { measuredTraceOf, tracesFor } from '#shared/sim/traces/index.ts';
import type { LocalGame, LocalProblem } from '../local-game.ts';

/** What a game is played by: its world, and how that goes on. */
export interface Rules {
  readonly world: World;
  /** All orders of the next tick: those that the game itself gives, then what its player gives. */
  ordersOf(given: readonly Order[]): readonly Order[];
  /** Steps the world once with all orders of that tick. */
  step(orders: readonly Order[]): Verdict[];
  /** Whether the game is at its end. */
  readonly isOver: boolean;
}

/** The rules of a game before its first tick, or why it cannot be played here. */
export function rulesOf(game: LocalGame): Rules | LocalProblem {
  switch (game.kind) {
    case 'hall':
      return hallRules(game.hall, game.seed);
    case 'level':
      return 'unknownLevel';
    case 'lab':
      return worldRules(game.scenario);
  }
}

function hallRules(id: string, seed: string): Rules | LocalProblem {
  const hall = hallById(id);
  return hall ? worldRules(deal(hall, seed)) : 'unknownHall';
}

/** A world alone: it ends with its scenario, if that has an end. */
function worldRules(scenario: Scenario): Rules | LocalProblem {
  if (measuredTraceOf(scenario) !== undefined) return 'trace';
  const world = createWorld(scenario, tracesFor(scenario));
  return {
    world,
    ordersOf: (given) => given,
    step: (orders) => step(world, orders),
    get isOver() {
      return scenario.lengthS > 0 && secondsAt(scenario, world.tick) >= scenario.lengthS;
    },
  };
}
