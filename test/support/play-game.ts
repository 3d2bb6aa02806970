import type { Bot } from '#shared/bots/bot.ts';
import { playBot } from '#shared/score/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** Plays a scenario to its end as a bot, and looks at the world after each tick; answers the world at the end. */
export function playGame(scenario: Scenario, bot: Bot, look: (world: World) => void = () => {}): World {
  const game = playBot(scenario, bot);
  for (let turn = game.next(); ; turn = game.next()) {
    if (turn.done) return turn.value;
    look(turn.value);
  }
}
