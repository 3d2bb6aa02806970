import type { RoomEntry } from '#shared/replay/entries.ts';
import { decide, type Settled } from '../decide.ts';
import { writeAhead } from '../journal/write-ahead.ts';
import { SNAPSHOT_TICKS } from '../lifetimes.ts';
import type { Waiting } from '../orders.ts';
import type { RoomReply } from '../requests.ts';
import { welcomeOf } from '../view.ts';
import { carryOut } from './effects.ts';
import { applyAll, keepSnapshot, type RoomParts, roomFacts, roomView } from './parts.ts';

/** What a turn has come to. */
interface Turn {
  readonly decided: readonly RoomEntry[];
  /** Something has come due with this step: the next turn must not wait for the next tick. */
  readonly isDue: boolean;
  /** Tells those who asked what became of it. */
  answer(): void;
}

/**
 * One turn of a room: decides what was asked, makes it durable, and only then steps, shows and carries it out.
 * `lateMs` is absent for a turn that does not step.
 */
export async function takeTurn(parts: RoomParts, lateMs: number | undefined): Promise<Turn> {
  const startMs = parts.deps.timer.now();
  const asked = parts.inbox.take();
  const decided = [...parts.game.endIfTimeIsUp(), ...parts.class.due()];
  const replies = asked.map(({ request }) => settle(parts, request, decided));
  decided.push(...parts.crews.due());
  const steps = lateMs !== undefined && parts.game.state.phase === 'running';
  parts.writing = true;
  const orders = await writeAhead(parts.game, parts.ledger, decided, steps ? takeOrders(parts, decided) : []);
  parts.writing = false;
  const isDue = steps && (await stepRoom(parts, orders, startMs, lateMs));
  carryOut(parts, decided);
  const answer = () => {
    asked.forEach(({ resolve }, i) => {
      resolve(replies[i]);
    });
  };
  return { decided, isDue, answer };
}

function settle(parts: RoomParts, request: Settled, decided: RoomEntry[]): RoomReply {
  const { entries, reply } = decide(roomFacts(parts), request, ({ who }) => {
    const { game, epoch } = parts;
    const now = { tickMs: game.tickMs, epoch, view: roomView(parts), class: parts.class.view() };
    return welcomeOf(game.content.scenario, game.state, who, now);
  });
  applyAll(parts, entries);
  decided.push(...entries);
  return reply;
}

function takeOrders(parts: RoomParts, decided: RoomEntry[]): readonly Waiting[] {
  const orders = [
    ...parts.class.orders(decided),
    ...parts.crews.orders(decided),
    ...parts.orders.take(parts.justResumed),
  ];
  parts.justResumed = false;
  parts.deps.meter.waiting(orders.length);
  return orders;
}

async function stepRoom(
  parts: RoomParts,
  waiting: readonly Waiting[],
  startMs: number,
  lateMs: number,
): Promise<boolean> {
  const { game } = parts;
  const { timer, meter } = parts.deps;
  await parts.ledger.reach(game.tick + 1, () => game.mark());
  const steppedMs = timer.now();
  const replies = game.step(waiting.map(({ order }) => order));
  parts.class.stepped();
  parts.feeds?.show(game.tick, parts.deps);
  waiting.forEach(({ resolve }, i) => {
    const reply = replies[i];
    if (reply) resolve(reply);
  });
  parts.programs.stepped();
  meter.tick(timer.now() - steppedMs, lateMs + (steppedMs - startMs));
  if (game.tick >= parts.savedTick + SNAPSHOT_TICKS) void keepSnapshot(parts);
  return game.timeIsUp || parts.class.isPlayOver;
}
