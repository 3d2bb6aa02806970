import { deal } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { step } from '#shared/sim/step.ts';
import { measuredTraceOf, tracesFor } from '#shared/sim/traces/index.ts';
import type { LocalGame, LocalProblem } from '../local-game.ts';
import { levelRules } from './level-rules.ts';
import type { Rules } from './rules.ts';

/** The rules of a game before its first tick, or why it cannot be played here. */
export function rulesOf(game: LocalGame): Rules | LocalProblem {
  switch (game.kind) {
    case 'hall':
      return hallRules(game.hall, game.seed);
    case 'level':
      return levelRules(game.level, game.seed, game.untimed);
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
    rewinds: true,
    ordersOf: (given) => given,
    step: (orders) => step(world, orders),
    get isOver() {
      return scenario.lengthS > 0 && secondsAt(scenario, world.tick) >= scenario.lengthS;
    },
  };
}
