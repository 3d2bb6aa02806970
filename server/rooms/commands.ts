import type { RequestReply } from '#shared/protocol/messages.ts';
import { INSTRUCTOR } from '#shared/sim/step.ts';
import type { OrderEntry } from './entries.ts';
import type { Game } from './game.ts';
import { type OrderQueue, WAITING_IN_PAUSE, WAITING_PER_SEAT } from './orders.ts';
import { type CommandAnswer, isKnown, type RoomRequest, refused } from './requests.ts';
import { seatOf } from './state.ts';

type CommandRequest = Extract<RoomRequest, { type: 'command' }>;
type ControlRequest = Extract<RoomRequest, { type: 'control' }>;

/** Queues a player's command for the next tick, or says at once why not. One that came before gets its own answer. */
export async function takeCommand(game: Game, orders: OrderQueue, request: CommandRequest): Promise<CommandAnswer> {
  const { who, id, call } = request;
  if (!isKnown(game.state, who)) return refused({ code: 'notSeated' });
  const before = game.verdictOf(who.seat, id) ?? orders.find(who.seat, id);
  if (before) return before;
  if (orders.isWaiting(id)) return refused({ code: 'badCommand' });
  const { team, benched } = seatOf(game.state, who.seat);
  const { phase, pause } = game.state;
  if (phase === 'lobby' || phase === 'over') return refused({ code: 'notRunning' });
  if (phase === 'paused' && pause === 'handsOff') return refused({ code: 'handsOff' });
  if (benched) return refused({ code: 'benched' });
  if (team < 0) return refused({ code: 'noTeam' });
  const order: OrderEntry = { type: 'order', team, by: who.seat, id, call };
  return orders.add(order, phase === 'paused' ? WAITING_IN_PAUSE : WAITING_PER_SEAT);
}

/** Queues an instructor's order for one team or for all; answered when it has been carried out. */
export async function takeInstruction(game: Game, orders: OrderQueue, request: ControlRequest): Promise<RequestReply> {
  const { who, control, call } = request;
  if (who.role !== 'instructor' || control.type !== 'order' || !call) return { ok: false, problem: 'badRequest' };
  const { phase } = game.state;
  if (phase === 'lobby' || phase === 'over') return { ok: false, problem: 'notRunning' };
  const teams = game.worlds.map((_, team) => team).filter((team) => control.team < 0 || control.team === team);
  if (teams.length === 0) return { ok: false, problem: 'notFound' };
  const replies = teams.map((team) => {
    return orders.add({ type: 'order', team, by: INSTRUCTOR, id: undefined, call }, WAITING_PER_SEAT);
  });
  for (const reply of await Promise.all(replies)) {
    if (reply === 'unanswered') return { ok: false, problem: 'roomFailed' };
    if (!reply.ok) return { ok: false, problem: reply.refusal.code };
  }
  return { ok: true };
}
