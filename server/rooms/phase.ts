import { runs } from '#shared/lessons/plan.ts';
import type { Control, RequestReply } from '#shared/protocol/messages.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { decideTime } from '#shared/replay/session-time.ts';
import { beginStep, stepOf } from './lesson/begin-step.ts';
import { decideAsk } from './lesson/decide-ask.ts';
import { decideLesson, goOn } from './lesson/decide-lesson.ts';
import { type Decision, done, no, type RoomFacts } from './lobby.ts';
import { decideCards, decideSeats } from './people/cards.ts';
import { decideAboutSeat } from './people/decide-seats.ts';
import { decideMerge, decideSplit } from './people/decide-teams.ts';
import { decideTakeBack, logged } from './people/deeds.ts';
import type { Who } from './requests.ts';
import type { RoomState } from './state.ts';
import { playingTeams, shuffledTeams, teamsAtStart } from './teams.ts';
import { decideUndo } from './undo/decide-undo.ts';

/** Controls that the player of a solo session has as well. */
const SOLO_CONTROLS: readonly Control['type'][] = ['start', 'pause', 'resume', 'speed', 'end'];

type Decided = Decision<RequestReply>;
/** Orders to worlds are queued like any other and not decided here. */
export type RoomControl = Exclude<Control, { type: 'order' }>;

/** Whether somebody may use a control at all. */
export function mayControl({ header }: RoomFacts, who: Who, control: Control): boolean {
  return who.role === 'instructor' || (who.role === 'player' && header.solo && SOLO_CONTROLS.includes(control.type));
}

/** What the instructor (or a solo player) asks of the room; what an instructor does goes into the log. */
export function decideControl(room: RoomFacts, who: Who, control: RoomControl): Decided {
  if (room.state.phase === 'over') return no('roomOver');
  return logged(room, who, control, decideOne(room, control));
}

function decideOne(room: RoomFacts, control: RoomControl): Decided {
  const { state } = room;
  switch (control.type) {
    case 'start':
      return state.phase === 'lobby' ? start(room) : no('badRequest');
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
    case 'say':
      return done(sayEntry(control));
    default:
      return decideAboutPeople(room, control);
  }
}

type PeopleControl = Extract<
  RoomControl,
  { type: 'startDoor' | 'merge' | 'split' | 'cards' | 'seats' | 'takeBack' | 'undo' } | { seat: number }
>;

function decideAboutPeople(room: RoomFacts, control: PeopleControl): Decided {
  switch (control.type) {
    case 'startDoor':
      return done({ type: 'startDoorSet', closes: control.closes });
    case 'merge':
      return decideMerge(room, control.team, control.into);
    case 'split':
      return decideSplit(room, control.team);
    case 'cards':
      return decideCards(room, control.count);
    case 'seats':
      return decideSeats(room, control.count);
    case 'takeBack':
      return decideTakeBack(room, control.no);
    case 'undo':
      return decideUndo(room, control.team);
    default:
      return decideAboutSeat(room, control);
  }
}

function start(room: RoomFacts): Decided {
  const { state } = room;
  const teams = teamsAtStart(state, room.random);
  if (state.closesAtStart) room.waiting.clear();
  const door: RoomEntry[] = state.closesAtStart ? [{ type: 'doorSet', door: 'closed' }] : [];
  return done({ type: 'started', teams }, ...door, ...beginStep(room.game, 0, 'running'));
}

function sayEntry({ text, point, see }: Extract<RoomControl, { type: 'say' }>): RoomEntry {
  return { type: 'said', text: text.trim(), ...(point && { point }), ...(see !== undefined && { see }) };
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

function turnAway({ waiting }: RoomFacts, newcomer: number): Decided {
  const person = waiting.remove(newcomer);
  return person ? done({ type: 'banned', device: person.device, name: person.name }) : no('notFound');
}
