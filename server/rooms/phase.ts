import { runs } from '#shared/lessons/plan.ts';
import type { Control, RequestReply } from '#shared/protocol/messages.ts';
import { decideTime } from '#shared/replay/session-time.ts';
import { beginStep, stepOf } from './lesson/begin-step.ts';
import { decideAsk } from './lesson/decide-ask.ts';
import { decideLesson, goOn } from './lesson/decide-lesson.ts';
import { type Decision, done, isNameTaken, no, type RoomFacts } from './lobby.ts';
import { cleanName, numbered } from './names/names.ts';
import type { Who } from './requests.ts';
import type { RoomState } from './state.ts';
import { playingTeams, shuffledTeams, teamsAtStart } from './teams.ts';

/** Controls that the player of a solo session has as well. */
const SOLO_CONTROLS: readonly Control['type'][] = ['start', 'pause', 'resume', 'speed', 'end'];

type Decided = Decision<RequestReply>;
/** Orders to worlds are queued like any other and not decided here. */
export type RoomControl = Exclude<Control, { type: 'order' }>;

/** Whether somebody may use a control at all. */
export function mayControl({ header }: RoomFacts, who: Who, control: Control): boolean {
  return who.role === 'instructor' || (who.role === 'player' && header.solo && SOLO_CONTROLS.includes(control.type));
}

/** What the instructor (or a solo player) asks of the room. */
export function decideControl(room: RoomFacts, control: RoomControl): Decided {
  const { state } = room;
  if (state.phase === 'over') return no('roomOver');
  switch (control.type) {
    case 'start':
      if (state.phase !== 'lobby') return no('badRequest');
      return done({ type: 'started', teams: teamsAtStart(state, room.random) }, ...beginStep(room.game, 0, 'running'));
    case 'resume':
      return decideResume(room);
    case 'pause':
    case 'speed':
    case 'end':
      return decidedAboutTime(decideTime(state, control));
    case 'door':
      if (control.door === 'closed') room.waiting.clear();
      return done({ type: 'doorSet', door: control.door });
    case 'letIn':
      return room.waiting.letIn(control.waiting) ? done() : no('notFound');
    case 'turnAway':
      return turnAway(room, control.waiting);
    case 'lesson':
      return decideLesson(room.game, control.deed, control.seconds, room.leftMs);
    case 'ask':
    case 'askClose':
    case 'askAgain':
    case 'reveal':
      return decideAsk(state, control);
    case 'spotlight':
      return spotlight(state, control.team);
    case 'standings':
      return done({ type: 'standingsSet', standings: control.standings });
    case 'shuffle':
      return done({ type: 'shuffled', teams: shuffledTeams(state, room.random) });
    default:
      return decideAboutSeat(room, control);
  }
}

function decidedAboutTime(decided: ReturnType<typeof decideTime>): Decided {
  return typeof decided === 'string' ? no(decided) : done(decided);
}

/** While a lesson leads, its steps decide when the hall stands; one that was held goes on. */
function decideResume({ game, state }: RoomFacts): Decided {
  if (state.phase !== 'paused') return no('notRunning');
  const { lesson } = state;
  if (!lesson || lesson.away) return done({ type: 'resumed' });
  if (!runs(stepOf(game))) return no('lessonLeads');
  return lesson.held ? done(...goOn(game)) : done({ type: 'resumed' });
}

function spotlight(state: RoomState, team: number): Decided {
  if (team >= 0 && (state.phase === 'lobby' || !playingTeams(state).includes(team))) return no('notFound');
  return done({ type: 'spotlit', team });
}

/** A browser that was removed for good may come back as another one: from then on newcomers are let in by name. */
function kick({ door }: RoomState, seat: number, grant: number, ban: boolean): Decided {
  const kicked = { type: 'kicked', seat, grant, ban } as const;
  return ban && door === 'open' ? done(kicked, { type: 'doorSet', door: 'ask' }) : done(kicked);
}

function turnAway({ waiting }: RoomFacts, newcomer: number): Decided {
  const person = waiting.remove(newcomer);
  return person ? done({ type: 'banned', device: person.device }) : no('notFound');
}

type SeatControl = Extract<RoomControl, { seat: number }>;

function decideAboutSeat({ state }: RoomFacts, control: SeatControl): Decided {
  const { seat } = control;
  const grant = state.seats[seat]?.grant;
  if (!grant) return no('notFound');
  switch (control.type) {
    case 'kick':
      return kick(state, seat, grant, control.ban ?? false);
    case 'bench':
      return done({ type: 'benched', seat, benched: control.benched });
    case 'rename': {
      const name = cleanName(control.name);
      if (name === undefined) return no('nameNotAllowed');
      const isTaken = (other: string) => isNameTaken(state, other, seat);
      return done({ type: 'renamed', seat, name: numbered(name, isTaken) });
    }
    case 'assign':
      if (!playingTeams(state).includes(control.team)) return no('badRequest');
      return done({ type: 'teamed', seat, team: control.team });
  }
}
