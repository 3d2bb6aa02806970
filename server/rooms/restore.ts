import type { RoomEntry } from '#shared/replay/entries.ts';
import { type Played, type PlayedLine, playLines } from '#shared/replay/play-lines.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import type { KeptRoom } from '../storage/journals.ts';
import { type Content, Game } from './game.ts';

/** Why a kept room cannot go on. `rules`, `content`: it was played under others. `hash`: its replay differs. */
export type RestoreProblem = 'rules' | 'content' | 'hash' | 'unreadable';

export type Restored =
  | { readonly ok: true; readonly game: Game }
  | { readonly ok: false; readonly problem: RestoreProblem; readonly tick: number; readonly detail?: string };

/** Ticks after which a replay lets others have a turn: a long one must not look like a thread that hangs. */
const TICKS_PER_TURN = 64;

/**
 * Brings a room back: snapshot, then its journal, then, if it was running, as many empty ticks as its former owner may
 * have shown. Refuses to replay under other rules, and gives up if a hash differs.
 */
export function restoreGame(kept: KeptRoom, content: Content | undefined): Restored {
  const work = restoring(kept, content);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same with pauses between its parts. */
export function* restoring(kept: KeptRoom, content: Content | undefined): Generator<undefined, Restored> {
  const { header, snapshot } = kept;
  if (header.engine !== ENGINE) return { ok: false, problem: 'rules', tick: 0 };
  if (!content || contentHash(content.scenario, content.traces) !== header.contentHash)
    return { ok: false, problem: 'content', tick: 0 };
  const game = new Game(header, content, snapshot);
  if (snapshot && game.mark().hash !== snapshot.hash) return { ok: false, problem: 'hash', tick: game.tick };
  return yield* replay(game, kept);
}

function* replay(game: Game, kept: KeptRoom): Generator<undefined, Restored> {
  const played = playing(game, kept.mark);
  const running = () => game.state.phase === 'running';
  const end = (ordersWait: boolean) => Math.min(running() || ordersWait ? kept.horizon : game.tick, ticksOf(game));
  for (const work = playLines(played, linesOf(kept), end); !work.next().done; ) {
    if (played.missedTick !== undefined) break;
    if (game.tick % TICKS_PER_TURN === 0) yield undefined;
  }
  played.check();
  const { missedTick } = played;
  return missedTick === undefined ? { ok: true, game } : { ok: false, problem: 'hash', tick: missedTick };
}

type KeptLine = PlayedLine & { readonly seq: number };

/** A game on which lines are played; `missedTick`: where it did not come by a hash that its owners noted. */
function playing(
  game: Game,
  mark: KeptRoom['mark'],
): Played<KeptLine> & { missedTick: number | undefined; check(): void } {
  /** Whether the mark was met at its tick: before what happened to halls there, or after it. */
  let met = mark?.tick !== game.tick;
  const meets = () => mark?.tick === game.tick && mark.hash === game.mark().hash;
  return {
    missedTick: undefined,
    check() {
      if (mark && game.tick === mark.tick && !met && !meets()) this.missedTick ??= mark.tick;
    },
    get tick() {
      return game.tick;
    },
    step(orders) {
      this.check();
      game.step(orders);
      if (mark?.tick === game.tick) met = meets();
    },
    take({ seq, entry }) {
      if (entry.type === 'mark' && !game.meets(entry)) this.missedTick ??= entry.atTick;
      if (entry.type !== 'order') game.apply(entry);
      if (entry.type === 'undone' && !game.hasHash(entry.team, entry.hash)) this.missedTick ??= game.tick;
      game.seq = seq;
    },
  };
}

function* linesOf({ lines }: KeptRoom): Generator<KeptLine> {
  for (const { seq, tick, entry } of lines) yield { seq, tick, entry: JSON.parse(entry) as RoomEntry };
}

/** The horizon may lie behind the end of the scenario or of a lesson's step; nobody was shown more ticks than they have. */
function ticksOf(game: Game): number {
  const { lengthS, tickSeconds } = game.content.scenario;
  const most = lengthS > 0 ? Math.ceil(lengthS / tickSeconds) : Number.MAX_SAFE_INTEGER;
  return Math.max(game.tick, Math.min(most, game.stopTick));
}
