import { coveredJob } from '#shared/jobs/orders.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';
import { waitingLimit } from '#shared/protocol/waiting.ts';
import type { OrderEntry } from '#shared/replay/entries.ts';
import { checkCommand, INSTRUCTOR } from '#shared/sim/step.ts';
import { instructorFor } from '../storage/journals.ts';
import type { Game } from './game.ts';
import { jobsOf } from './jobs/crew-state.ts';
import { type OrderQueue, WAITING_OF_INSTRUCTOR } from './orders.ts';
import { type CommandAnswer, isKnown, type RoomRequest, refused } from './requests.ts';
import { seatOf } from './state.ts';
import { playingTeams } from './teams.ts';

type CommandRequest = Extract<RoomRequest, { type: 'command' }>;
type ControlRequest = Extract<RoomRequest, { type: 'control' }>;

/** Queues a player's command for the next tick, or says at once why not. One that came before gets its own answer. */
export async function takeCommand(
  game: Game,
  orders: OrderQueue,
  crews: SecondKeys,
  request: CommandRequest,
): Promise<CommandAnswer> {
  const { who, id, call } = request;
  if (!isKnown(game.state, who)) return refused({ code: 'notSeated' });
  const author = who.grant;
  const before = game.verdictOf(who.seat, { author, id }) ?? orders.find({ author, id });
  if (before) return before;
  const { team, benched } = seatOf(game.state, who.seat);
  const { phase, pause } = game.state;
  if (phase === 'lobby' || phase === 'over') return refused({ code: 'notRunning' });
  if (phase === 'paused' && pause !== 'look') return refused({ code: 'handsOff' });
  if (benched) return refused({ code: 'benched' });
  if (team < 0) return refused({ code: 'noTeam' });
  if (isLocked(game, call.name)) return refused({ code: 'lessonLocked' });
  const job = coveredJob(jobsOf(game.state, who), call.name);
  if (job !== undefined && !request.cover) return refused({ code: 'otherJob', job });
  const order: OrderEntry = { type: 'order', team, by: who.seat, author, id, call, ...(job && { cover: true }) };
  if (crews.needsSecond(order)) return refusalOf(game, order) ?? crews.ask(order);
  return orders.add(order, waitingLimit(phase, game.header.solo));
}

/** Orders that wait for a second member of the team. */
interface SecondKeys {
  needsSecond(order: OrderEntry): boolean;
  ask(order: OrderEntry): Promise<CommandAnswer>;
}

function isLocked({ state: { lesson } }: Game, name: string): boolean {
  return lesson !== undefined && !lesson.away && lesson.locked.includes(name);
}

/**
 * Queues an instructor's order for one team or for all; answered when it has been carried out. What a hall refuses is answered at
 * once and not written down: it did not happen, so no debrief tells of it.
 */
export async function takeInstruction(game: Game, orders: OrderQueue, request: ControlRequest): Promise<RequestReply> {
  const { who, control, call } = request;
  if (who.role !== 'instructor' || control.type !== 'order' || !call) return { ok: false, problem: 'badRequest' };
  if (!isKnown(game.state, who)) return { ok: false, problem: 'badToken' };
  const { phase } = game.state;
  if (phase === 'lobby' || phase === 'over') return { ok: false, problem: 'notRunning' };
  const teams = playingTeams(game.state).filter((team) => control.team < 0 || control.team === team);
  if (teams.length === 0) return { ok: false, problem: 'notFound' };
  const replies = teams.map((team) => {
    const order = { type: 'order', team, by: INSTRUCTOR, author: instructorFor(team), id: control.id, call } as const;
    return answerBefore(game, orders, order) ?? refusalOf(game, order) ?? orders.add(order, WAITING_OF_INSTRUCTOR);
  });
  return inOne(control.team, await Promise.all(replies));
}

function refusalOf({ worlds }: Game, { team, by, call }: OrderEntry): CommandAnswer | undefined {
  const world = worlds[team];
  const refusal = world && checkCommand(world, call, by);
  return refusal && refused(refusal);
}

/** What an order that came before was answered, or will be. */
function answerBefore(game: Game, orders: OrderQueue, { by, author, id }: OrderEntry) {
  return id === undefined ? undefined : (game.verdictOf(by, { author, id }) ?? orders.find({ author, id }));
}

/** One answer for all teams that were asked: done if any of them did it. */
function inOne(team: number, replies: readonly CommandAnswer[]): RequestReply {
  const done = replies.filter((reply) => reply !== 'unanswered' && reply.ok).length;
  if (done > 0) return team < 0 ? { ok: true, teams: done } : { ok: true };
  const [first] = replies;
  return { ok: false, problem: first && first !== 'unanswered' && !first.ok ? first.refusal.code : 'roomFailed' };
}
