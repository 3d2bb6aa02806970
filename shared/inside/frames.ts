import type { TeamReplay } from '#shared/replay/team-replay.ts';
import { EXACT_RULES } from './exact-rules.ts';
import { foretell } from './foretell.ts';
import { type MovesPicture, movesIn } from './moves.ts';
import { frameOf, type InsideAsk, type InsideFrame } from './view.ts';

/** What is asked of a game that is played again: the pictures of the moments from `from` to `to`, both included. */
export interface FramesAsk {
  readonly ask: InsideAsk;
  readonly from: number;
  readonly to: number;
  /** Of these moments, every so many are read, and the last one; of moves also those at which a round begins. */
  readonly every: number;
  /** Whether to look ahead how moves end. Not while somebody is to say it. */
  readonly foretell: boolean;
}

/** Walks through moments and reads each; only of the last one it is found out what comes. */
export function framesBetween(
  replay: TeamReplay,
  { ask, from, to, every, foretell: ahead }: FramesAsk,
): readonly InsideFrame[] {
  replay.stepTo(Math.min(from, to));
  const frames = [frameOf(replay.world, ask, EXACT_RULES)];
  const last = Math.min(to, replay.game.ticks);
  let rounds = roundsIn(replay);
  replay.walkTo(to, (world) => {
    const now = ask.view === 'moves' ? roundsIn(replay) : rounds;
    if (world.tick % every === 0 || world.tick >= last || now !== rounds) frames.push(frameOf(world, ask, EXACT_RULES));
    rounds = now;
  });
  const now = frames.at(-1);
  if (!ahead || !now || now.picture.view !== 'moves') return frames;
  return [...frames.slice(0, -1), { ...now, picture: withEndings(replay, now.picture) }];
}

/** In which round each move is, as one word. */
function roundsIn({ world: { migrations } }: TeamReplay): string {
  return migrations.round.join();
}

function withEndings({ world }: TeamReplay, picture: MovesPicture): MovesPicture {
  const endings = foretell(
    world,
    movesIn(world).map((m) => world.migrations.vm[m] ?? -1),
  );
  const moves = picture.moves.map((move) => {
    const foretold = endings.get(move.vm);
    return foretold ? { ...move, foretold } : move;
  });
  return { ...picture, moves };
}
