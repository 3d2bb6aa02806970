import { v7 as uuid } from 'uuid';
import { botMemory } from '#shared/bots/bot.ts';
import { reference } from '#shared/bots/reference.ts';
import type { ClassView } from '#shared/protocol/class.ts';
import { TEAMS_MAX } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { hostSession, Instructor, takeSeat } from './host.ts';
import { Player, type Seen } from './player.ts';
import { busyMove } from './policy.ts';
import { noteError, type Tally } from './tally.ts';

export interface ClassWish {
  readonly url: () => string;
  readonly hostKey?: string | undefined;
  readonly scenario: string;
  readonly seats: number;
  /** Absent = teams of five. */
  readonly teams?: number;
  readonly seed?: string;
  readonly lesson?: string;
  /** Told of what the class goes through, from before the start. */
  readonly onClass?: (view: ClassView) => void;
  /** Mean time between two commands of a player, in frames. */
  readonly framesPerCommand: number;
  readonly tally: Tally;
  readonly random: () => number;
  readonly onSeen?: (room: string, seen: Seen) => void;
  readonly onAcknowledged?: (room: string, id: string) => void;
}

/** Commands that a player leaves unanswered before waiting. */
const UNANSWERED_MAX = 4;
/** Players of a team (the size that the game is made for). */
const TEAM_SIZE = 5;
/** Seats are taken over HTTP a few at a time, as a class does that comes in through one door. */
const JOIN_AT_ONCE = 10;

/** One session with its instructor and all its players. */
export interface LoadClass {
  readonly room: string;
  readonly code: string;
  /** The instructor's. */
  readonly token: string;
  readonly instructor: Instructor;
  readonly players: readonly Player[];
}

/** Hosts a session, fills its seats, connects everybody and starts. */
export async function openClass(wish: ClassWish): Promise<LoadClass> {
  const { url, seats, scenario, tally, seed, lesson, onClass } = wish;
  const teams = wish.teams ?? Math.min(TEAMS_MAX, Math.ceil(seats / TEAM_SIZE));
  const session = await hostSession(
    url(),
    { scenario, seats, teams, ...(seed && { seed }), ...(lesson && { lesson }) },
    wish.hostKey,
  );
  const instructor = new Instructor(url, session.instructorToken);
  if (onClass) instructor.socket.on('class', onClass);
  const players: Player[] = [];
  for (let from = 0; from < seats; from += JOIN_AT_ONCE) {
    const some = Array.from({ length: Math.min(JOIN_AT_ONCE, seats - from) }, (_, i) =>
      joinClass(wish, session.room, session.code, from + i),
    );
    players.push(...(await Promise.all(some)));
  }
  const started = await instructor.control({ type: 'start' });
  if (!started.ok) noteError(tally, `start: ${started.problem}`);
  return { room: session.room, code: session.code, token: session.instructorToken, instructor, players };
}

async function joinClass(wish: ClassWish, room: string, code: string, place: number): Promise<Player> {
  const { token } = await takeSeat(wish.url(), code);
  const { url, tally, onSeen } = wish;
  const player = new Player({
    url,
    token,
    tally,
    onFrame: playerOf(wish, room, place),
    ...(onSeen ? { onSeen: (seen: Seen) => onSeen(room, seen) } : {}),
  });
  await player.connect();
  return player;
}

/** What the reference bot would do, and now and then a move beside it; never more than a few unanswered. */
function playerOf(wish: ClassWish, room: string, place: number): (player: Player) => void {
  let memory = botMemory(place % TEAM_SIZE, TEAM_SIZE);
  return (player) => {
    const { mirror, welcome } = player;
    if (!mirror || welcome?.you.role !== 'player' || player.mute || player.resting) return;
    if (player.pending >= UNANSWERED_MAX) return;
    const turn = reference.play(mirror.world, memory);
    memory = turn.memory;
    const calls = [...turn.calls];
    if (wish.random() * wish.framesPerCommand < 1) {
      const move = busyMove(mirror.world, welcome.you.seat, wish.random);
      if (move) calls.push(move);
    }
    for (const call of calls) giveAndNote(wish, room, player, call);
  };
}

function giveAndNote(wish: ClassWish, room: string, player: Player, call: CommandCall): void {
  const id = uuid();
  void player.give(call, id).then((reply) => {
    if (reply.ok) wish.onAcknowledged?.(room, id);
  });
}

/** Everybody goes home. */
export async function closeClass({ instructor, players }: LoadClass): Promise<void> {
  await instructor.control({ type: 'end' });
  for (const player of players) player.leave();
  instructor.leave();
}
