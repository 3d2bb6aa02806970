import type { HallLevel } from '#shared/levels/hall-level.ts';
import { levelById } from '#shared/levels/index.ts';
import { deal } from '#shared/scenarios/hall.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { measuredTraceOf, tracesFor } from '#shared/sim/traces/index.ts';
import { ordersOf, type Recording, type TimedOrder } from '../recording.ts';
import { type ReplayProblem, replayTeam } from '../replay-recording.ts';
import { contentHash, ENGINE } from '../rules.ts';
import { TeamReplay } from '../team-replay.ts';

/** What a ghost plays: a hall of the menu, or a level of the campaign. */
export interface GhostPlace {
  readonly kind: 'hall' | 'level';
  readonly id: string;
}

/** Whose game it is: the own best of this device, the bot's of the hall, or one that somebody has handed on. */
const GHOST_WHOS = ['own', 'reference', 'given'] as const;
export type GhostWho = (typeof GHOST_WHOS)[number];

/** A game that somebody races against: where and under which seed, and every order that its world was given. Without names. */
export interface Ghost {
  readonly place: GhostPlace;
  readonly seed: string;
  readonly who: GhostWho;
  /** Rules under which it was played, and the hash of what its hall contains. */
  readonly engine: string;
  readonly contentHash: number;
  /** Ticks that were played, and the hash of the world after them. */
  readonly ticks: number;
  readonly hash: number;
  /** Those of the one who played and of the instructor, as they came. */
  readonly orders: readonly TimedOrder[];
}

/** Why a ghost cannot be raced here. `unknownPlace`: this version has no such hall or level. The others are those of replays. */
export type GhostRefusal = 'unknownPlace' | Extract<ReplayProblem, 'rules' | 'trace' | 'content'>;

export type Made<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: GhostRefusal | ReplayProblem };

/** The level in a hall with an id; nothing if there is none, or if it is played elsewhere. */
export function hallLevelById(id: string): HallLevel | undefined {
  const level = levelById(id);
  return level?.kind === 'hall' ? level : undefined;
}

/** The hall of a ghost, dealt; nothing where this version has none. */
export function sceneOf({ place, seed }: Pick<Ghost, 'place' | 'seed'>): Scenario | undefined {
  if (place.kind === 'hall') return scenarioById(place.id, seed);
  const level = hallLevelById(place.id);
  return level && deal(level.hall, seed);
}

/** A ghost's game, to be played again under the rules that it was played under, or not at all. */
export function replayGhost(ghost: Ghost): Made<TeamReplay> {
  const scenario = sceneOf(ghost);
  if (!scenario) return { ok: false, problem: 'unknownPlace' };
  if (ghost.engine !== ENGINE) return { ok: false, problem: 'rules' };
  if (measuredTraceOf(scenario) !== undefined) return { ok: false, problem: 'trace' };
  const traces = tracesFor(scenario);
  if (contentHash(scenario, traces) !== ghost.contentHash) return { ok: false, problem: 'content' };
  const { orders, ticks, hash } = ghost;
  return { ok: true, value: new TeamReplay({ scenario, traces, orders, ticks, marks: new Map([[ticks, hash]]) }) };
}

/** A team's game of a recording as a ghost: plays it to its end. */
export function ghostOf(recording: Recording, team: number, who: GhostWho): Made<Ghost> {
  const replayed = replayTeam(recording, team);
  if (!replayed.ok) return replayed;
  const { replay } = replayed;
  const place = placeOf(recording);
  if (!isOfPlace(recording.header, place)) return { ok: false, problem: 'content' };
  const { seed, engine, contentHash: content } = recording.header;
  replay.walkTo(recording.ticks, () => {});
  const hash = hashWorld(replay.world);
  const orders = ordersOf(recording, team).filter(({ tick }) => tick < recording.ticks);
  return {
    ok: true,
    value: { place, seed, who, engine, contentHash: content, ticks: recording.ticks, hash, orders },
  };
}

function placeOf({ header }: Recording): GhostPlace {
  const { level, scenario } = header;
  return level === undefined ? { kind: 'hall', id: scenario } : { kind: 'level', id: level };
}

/** Whether a game was played in the hall that its place and seed give: not in one of the lab, nor in a level without its clock. */
function isOfPlace({ seed, contentHash: content }: Recording['header'], place: GhostPlace): boolean {
  const scene = sceneOf({ place, seed });
  return (
    scene !== undefined && measuredTraceOf(scene) === undefined && contentHash(scene, tracesFor(scene)) === content
  );
}
