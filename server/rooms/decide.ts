import type { Welcome } from '#shared/protocol/messages.ts';
import { decideBookmark } from './bookmarks.ts';
import { decideAskKey, decideCrew } from './jobs/decide-crew.ts';
import { decideAnswer } from './lesson/decide-ask.ts';
import { isWanted } from './lesson/truths.ts';
import { type Decision, decideLobby, done, no, type RoomFacts } from './lobby.ts';
import { decideSeat } from './newcomers/take-seat.ts';
import { logged } from './people/deeds.ts';
import { decideControl, mayControl } from './phase.ts';
import { isKnown, type Refused, type RoomReplies, type RoomReply, type RoomRequest, type Who } from './requests.ts';
import { FIRST_HOLD_MS } from './seats.ts';
import { type RoomState, seatOf } from './state.ts';

/** Requests that are decided in a turn. */
export type Settled = Exclude<RoomRequest, { type: 'command' | 'presence' | 'turn' }>;

/** What shall happen about a request, and what the one who asked is told once it is durable. */
export function decide(
  facts: RoomFacts,
  request: Settled,
  welcome: (request: Extract<Settled, { type: 'admit' }>) => Welcome,
): Decision<RoomReply> {
  const { state } = facts;
  switch (request.type) {
    case 'takeSeat':
      return decideSeat(facts, request);
    case 'instructors':
      return decideInstructors(state, request.revoke);
    case 'coHost':
      return decideCoHost(state, request.who);
    case 'admit':
      if (!isKnown(state, request.who)) return { entries: [], reply: turnAway(state, request.who) };
      expect(facts, request.who);
      return { entries: [], reply: { ok: true, welcome: welcome(request) } };
    case 'lobby':
      if (!isKnown(state, request.who)) return no('notSeated');
      return decideLobby(facts, seatOf(state, request.who.seat), request.message);
    case 'crew':
      if (!isKnown(state, request.who)) return no('notSeated');
      return decideCrew(facts, seatOf(state, request.who.seat), request.message);
    case 'askKey':
      return decideAskKey(state, request.order);
    case 'answer':
      return isKnown(state, request.who) ? decideAnswer(state, request.who, request) : no('notSeated');
    case 'truth':
      return isWanted(state, request.ask)
        ? done({ type: 'truthFound', ask: request.ask, truth: request.truth })
        : done();
    case 'noted':
      return logged(facts, request.who, request.control, done());
    case 'bookmark':
      return isKnown(state, request.who) ? decideBookmark(state, request.who, request.note) : no('badToken');
    case 'par':
      return state.par ? done() : done({ type: 'par', par: request.par });
    case 'control':
      if (request.who.role === 'instructor' && !isKnown(state, request.who)) return no('badToken');
      if (request.control.type === 'order' || !mayControl(facts, request.who, request.control)) return no('badRequest');
      return decideControl(facts, request.who, request.control);
  }
}

/** Which generation of instructors' tokens is good from now on. */
function decideInstructors({ generation }: RoomState, revoke: boolean): Decision<RoomReplies['instructors']> {
  if (!revoke) return { entries: [], reply: { ok: true, generation } };
  return {
    entries: [{ type: 'revoked', generation: generation + 1 }],
    reply: { ok: true, generation: generation + 1 },
  };
}

function decideCoHost(state: RoomState, who: Who): Decision<RoomReplies['coHost']> {
  if (who.role !== 'instructor' || !isKnown(state, who))
    return { entries: [], reply: { ok: false, problem: 'badToken' } };
  const host = (state.coHosts ?? 0) + 1;
  return { entries: [{ type: 'coHosted', host }], reply: { ok: true, who: { ...who, host } } };
}

/** Somebody is about to connect: their seat is kept meanwhile, also if it might have gone to somebody else. */
function expect({ attendance, nowMs }: RoomFacts, who: Who): void {
  if (who.role === 'player' && attendance.stateOf(who.seat) === 'left') attendance.hold(who.seat, nowMs, FIRST_HOLD_MS);
}

function turnAway(state: RoomState, who: Who): Refused {
  const kicked = who.role === 'player' && state.kicked.includes(who.grant);
  return { ok: false, problem: kicked ? 'kicked' : 'badToken' };
}
