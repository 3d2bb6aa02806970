import fc from 'fast-check';
import type { Setting } from '#shared/see/entry.ts';
import { isOfWorld } from '#shared/see/entry.ts';
import { entryOf } from '#shared/see/index.ts';
import { settingWith, walk } from '#shared/see/run.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { fork, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';

/** Moments at which every figure of a view is compared with its world. */
export const MOMENTS = 100;

/** Worlds of concepts in which what a view shows happens; halls with random orders seldom get there. */
const CONCEPTS = [
  'overcommit-ladder',
  'page-patching',
  'pre-copy',
  'post-copy',
  'dom0-load',
  'snapshot-chain',
  'breaker',
];

const GAMES = 5;
const TICKS = 80;

/** Copies of worlds at those moments: they are played once a file. */
let kept: readonly World[] | undefined;

/** Shows moments of random games, half of them, and of concepts: each host of them that is on. Answers how many moments. */
export function atAnyMoment(look: (world: World, host: number) => void): number {
  kept ??= [...ofGames(), ...CONCEPTS.flatMap(ofConcept)];
  for (const world of kept) lookAtHosts(world, look);
  return kept.length;
}

function ofGames(): readonly World[] {
  const every = (GAMES * TICKS) / (MOMENTS / 2);
  const games = fc.sample(anyGame(livelyWorld(), TICKS), { numRuns: GAMES, seed: 9 });
  return games.flatMap((orders) => {
    const world = livelyWorld();
    return orders.flatMap((given, at) => {
      step(world, given);
      return at % every === every - 1 ? [fork(world)] : [];
    });
  });
}

function ofConcept(id: string): readonly World[] {
  const setting = settingOf(id);
  const end = Math.round(setting.endS / setting.scenario.tickSeconds);
  const every = Math.max(1, Math.floor(end / Math.ceil(MOMENTS / 2 / CONCEPTS.length)));
  const found: World[] = [];
  walk(setting, (world, tick) => {
    if (tick % every === every - 1) found.push(fork(world));
  });
  return found;
}

/** What happens in the world of a concept, with some of its levers pulled. */
export function settingOf(id: string, pulled: readonly string[] = []): Setting {
  const entry = entryOf(id);
  if (!entry || !isOfWorld(entry)) throw new Error(`there is no world ${id}`);
  return settingWith(entry, pulled);
}

const ON = HOST_STATES.indexOf('on');

function lookAtHosts(world: World, look: (world: World, host: number) => void): void {
  for (let host = 0; host < world.hosts.rows; host++) if (world.hosts.state[host] === ON) look(world, host);
}
