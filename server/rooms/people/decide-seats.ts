import type { Control } from '#shared/protocol/messages.ts';
import { type Decision, done, isNameTaken, no, type RoomFacts } from '../lobby.ts';
import { cleanName, numbered } from '../names/names.ts';
import type { RoomReplies } from '../requests.ts';
import type { RoomState } from '../state.ts';
import { playingTeams } from '../teams.ts';

export type SeatControl = Extract<Control, { seat: number }>;
type Decided = Decision<RoomReplies['control']>;

/** What an instructor does about somebody's seat. */
export function decideAboutSeat({ state }: RoomFacts, control: SeatControl): Decided {
  const { seat } = control;
  const grant = state.seats[seat]?.grant;
  if (!grant) return no('notFound');
  switch (control.type) {
    case 'kick':
      return kick(state, seat, grant, control.ban ?? false);
    case 'bench':
      return done({ type: 'benched', seat, benched: control.benched });
    case 'mute':
      return done({ type: 'muted', seat, muted: control.muted });
    case 'rename': {
      const name = cleanName(control.name);
      if (name === undefined) return no('nameNotAllowed');
      const isTaken = (other: string) => isNameTaken(state, other, seat);
      return done({ type: 'renamed', seat, name: numbered(name, isTaken) });
    }
    case 'assign':
      if (!playingTeams(state).includes(control.team)) return no('badRequest');
      return done({ type: 'teamed', seat, team: control.team });
    case 'swap':
      return swap(state, seat, control.other);
  }
}

/** A browser that was removed for good may come back as another one: from then on newcomers are let in by name. */
function kick({ door }: RoomState, seat: number, grant: number, ban: boolean): Decided {
  const kicked = { type: 'kicked', seat, grant, ban } as const;
  return ban && door === 'open' ? done(kicked, { type: 'doorSet', door: 'ask' }) : done(kicked);
}

function swap(state: RoomState, seat: number, other: number): Decided {
  const [one, two] = [state.seats[seat], state.seats[other]];
  if (!one?.grant || !two?.grant) return no('notFound');
  if (one.team === two.team || one.team < 0 || two.team < 0) return no('badRequest');
  return done({ type: 'teamed', seat, team: two.team }, { type: 'teamed', seat: other, team: one.team });
}
