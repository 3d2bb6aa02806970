import type { OrderEntry, RoomEntry } from '#shared/replay/entries.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { JournalLine, KeptRoom, RoomPlan } from '../storage/journals.ts';
import { type Content, Game } from './game.ts';

/** Why a kept room cannot go on. `rules`, `content`: it was played under others. `hash`: its replay differs. */
export type RestoreProblem = 'rules' | 'content' | 'hash' | 'unreadable';

export type Restored =
  | { readonly ok: true; readonly game: Game }
  | { readonly ok: false; readonly problem: RestoreProblem; readonly tick: number; readonly detail?: string };

/** Ticks after which a replay lets others have a turn: a long one must not look like a thread that hangs. */
const TICKS_PER_TURN = 64;

/** The scenario of a header: the one of that id with the room's own seed. */
export function scenarioOf(header: Pick<RoomPlan, 'scenario' | 'seed'>): Scenario | undefined {
  return scenarioById(header.scenario, header.seed);
}

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
  const orders: OrderEntry[] = [];
  for (const line of kept.lines) {
    if (!(yield* stepTo(game, kept, line.tick, orders))) return { ok: false, problem: 'hash', tick: game.tick };
    takeIn(game, line, orders);
  }
  const last = game.state.phase === 'running' || orders.length > 0 ? kept.horizon : game.tick;
  const end = Math.min(last, ticksOfScenario(game));
  if (!(yield* stepTo(game, kept, end, orders))) return { ok: false, problem: 'hash', tick: game.tick };
  return { ok: true, game };
}

/** Answers whether the owner's note, if it falls into these ticks, is met. */
function* stepTo(game: Game, { mark }: KeptRoom, tick: number, orders: OrderEntry[]): Generator<undefined, boolean> {
  while (game.tick < tick) {
    game.step(orders.splice(0));
    if (mark?.tick === game.tick && mark.hash !== game.mark().hash) return false;
    if (game.tick % TICKS_PER_TURN === 0) yield undefined;
  }
  return true;
}

function takeIn(game: Game, line: JournalLine, orders: OrderEntry[]): void {
  const entry = JSON.parse(line.entry) as RoomEntry;
  if (entry.type === 'order') orders.push(entry);
  else game.apply(entry);
  game.seq = line.seq;
}

/** The horizon may lie behind the end of the scenario; nobody was shown more ticks than it has. */
function ticksOfScenario(game: Game): number {
  const { lengthS, tickSeconds } = game.content.scenario;
  return lengthS > 0 ? Math.max(game.tick, Math.ceil(lengthS / tickSeconds)) : Number.MAX_SAFE_INTEGER;
}
