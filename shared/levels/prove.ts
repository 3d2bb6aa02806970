import { botMemory } from '#shared/bots/bot.ts';
import { idle } from '#shared/bots/idle.ts';
import type { HallLevel, HallRun, LevelPlayer } from './hall-level.ts';
import { isOver, ordersOfTick, startRun, takeTick } from './hall-run.ts';
import { judge } from './judge.ts';
import type { Level } from './level.ts';

/** What the three players of a proof make of a level under a seed: their stars, and the value of every condition. */
export interface Proof {
  readonly level: string;
  readonly seed: string;
  readonly bot: Played;
  readonly twin: Played;
  readonly idle: Played;
}

export interface Played {
  readonly stars: readonly boolean[];
  /** Values of the conditions' figures, by figure. */
  readonly values: Readonly<Record<string, number>>;
}

/** Plays a level by its bot, its twin and nobody. Same level and seed: same proof. */
export function prove(level: Level, seed: string): Proof {
  const play = level.kind === 'hall' ? hallPlays(level, seed) : machinePlays(level, seed);
  return { level: level.id, seed, bot: play('bot'), twin: play('twin'), idle: play('idle') };
}

type Plays = (who: 'bot' | 'twin' | 'idle') => Played;

function hallPlays(level: HallLevel, seed: string): Plays {
  return (who) => playedOf(level, playLevel(level, seed, who === 'idle' ? { bot: idle } : level.players[who]));
}

function machinePlays(level: Extract<Level, { kind: 'machine' }>, seed: string): Plays {
  return (who) => playedOf(level, { level, seed, moves: who === 'idle' ? [] : level.players[who](seed) });
}

function playedOf<Run>(level: Parameters<typeof judge<Run>>[0], run: Run): Played {
  const { stars, conditions } = judge(level, run);
  return { stars, values: Object.fromEntries(conditions.flat().map(({ figure, value }) => [figure, value])) };
}

/** Plays a level in a hall to its end. */
function playLevel(level: HallLevel, seed: string, { bot, answers }: LevelPlayer): HallRun {
  const run = startRun(level, seed);
  let memory = botMemory();
  while (!isOver(run)) {
    const turn = bot.play(run.world, memory);
    memory = turn.memory;
    takeTick(
      run,
      ordersOfTick(
        run,
        turn.calls.map((call) => ({ by: memory.place, call })),
      ),
    );
  }
  Object.assign(run.answers, answers?.(run));
  return run;
}
