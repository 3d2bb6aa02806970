import type { Welcome } from '#shared/protocol/messages.ts';
import { type Decision, decideLobby, decideSeat, no, type RoomFacts } from './lobby.ts';
import { decideControl, mayControl } from './phase.ts';
import { isKnown, type Refused, type RoomReply, type RoomRequest, type Who } from './requests.ts';
import { type RoomState, seatOf } from './state.ts';

/** Requests that are decided in a turn. */
export type Settled = Exclude<RoomRequest, { type: 'command' | 'presence' }>;

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
    case 'admit':
      return {
        entries: [],
        reply: isKnown(state, request.who) ? { ok: true, welcome: welcome(request) } : turnAway(state, request.who),
      };
    case 'lobby':
      if (!isKnown(state, request.who)) return no('notSeated');
      return decideLobby(facts, seatOf(state, request.who.seat), request.message);
    case 'control':
      if (request.control.type === 'order' || !mayControl(facts, request.who, request.control)) return no('badRequest');
      return decideControl(facts, request.control);
  }
}

function turnAway(state: RoomState, who: Who): Refused {
  const kicked = who.role === 'player' && state.kicked.includes(who.grant);
  return { ok: false, problem: kicked ? 'kicked' : 'badToken' };
}
