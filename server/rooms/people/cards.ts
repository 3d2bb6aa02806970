import { freshCode, SEAT_CODE_LENGTH } from '#shared/protocol/codes.ts';
import { SEATS_MAX } from '#shared/protocol/messages.ts';
import { type CardView, SEATS_MORE } from '#shared/protocol/people.ts';
import { type Decision, done, no, type RoomFacts } from '../lobby.ts';
import type { RoomReplies } from '../requests.ts';
import type { RoomState } from '../state.ts';
import { playingTeams } from '../teams.ts';

type Decided = Decision<RoomReplies['control']>;

/** Cards for so many people, dealt to the teams in turn; no more than there are seats. */
export function decideCards({ state, random }: RoomFacts, count: number): Decided {
  const before = state.cards ?? [];
  if (before.length + count > state.seats.length) return no('roomFull');
  const playing = playingTeams(state);
  const cards: { code: string; team: number }[] = [];
  for (let made = 0; made < count; made++) {
    const isTaken = (code: string) => isCodeTaken(state, code) || cards.some((card) => card.code === code);
    const team = playing[(before.length + made) % playing.length] ?? -1;
    cards.push({ code: freshCode(SEAT_CODE_LENGTH, random, isTaken), team });
  }
  return done({ type: 'cardsMade', cards });
}

/** Whether a seat or a card has this code. */
export function isCodeTaken(state: RoomState, code: string): boolean {
  return state.seats.some((seat) => seat.code === code) || (state.cards ?? []).some((card) => card.code === code);
}

/** Cards with who has taken them. */
export function cardViews(state: RoomState): CardView[] {
  return (state.cards ?? []).map(({ code, team }) => {
    const seat = state.seats.find((one) => one.code === code);
    return { code, team, ...(seat && { seat: seat.no }) };
  });
}

/** A few seats more, for people who come late to a full room. */
export function decideSeats({ state }: RoomFacts, count: number): Decided {
  if (!SEATS_MORE.some((some) => some === count)) return no('badRequest');
  return state.seats.length + count > SEATS_MAX ? no('roomFull') : done({ type: 'seatsAdded', count });
}
