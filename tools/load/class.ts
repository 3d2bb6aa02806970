import { v7 as uuid } from 'uuid';
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
  readonly seed?: string;
  /** Mean time between two commands of a player, in frames. */
  readonly framesPerCommand: number;
  readonly tally: Tally;
  readonly random: () => number;
  readonly onSeen?: (room: string, seen: Seen) => void;
  readonly onAcknowledged?: (room: string, id: string) => void;
}

/** Players of a team (the size that the game is made for). */
const TEAM_SIZE = 5;
/** Seats are taken over HTTP a few at a time, as a class does that comes in through one door. */
const JOIN_AT_ONCE = 10;

/** One session with its instructor and all its players. */
export interface LoadClass {
  readonly room: string;
  readonly code: string;
  readonly instructor: Instructor;
  readonly players: readonly Player[];
}

/** Hosts a session, fills its seats, connects everybody and starts. */
export async function openClass(wish: ClassWish): Promise<LoadClass> {
  const { url, seats, scenario, tally, seed } = wish;
  const teams = Math.min(12, Math.max(1, Math.ceil(seats / TEAM_SIZE)));
  const session = await hostSession(url(), { scenario, seats, teams, ...(seed ? { seed } : {}) }, wish.hostKey);
  const instructor = new Instructor(url, session.instructorToken);
  const players: Player[] = [];
  for (let from = 0; from < seats; from += JOIN_AT_ONCE) {
    const some = Array.from({ length: Math.min(JOIN_AT_ONCE, seats - from) }, () =>
      joinClass(wish, session.room, session.code),
    );
    players.push(...(await Promise.all(some)));
  }
  const started = await instructor.control({ type: 'start' });
  if (!started.ok) noteError(tally, `start: ${started.problem}`);
  return { room: session.room, code: session.code, instructor, players };
}

async function joinClass(wish: ClassWish, room: string, code: string): Promise<Player> {
  const { token } = await takeSeat(wish.url(), code);
  const { url, tally, onSeen } = wish;
  const player = new Player({
    url,
    token,
    tally,
    onFrame: (at) => play(wish, room, at),
    ...(onSeen ? { onSeen: (seen: Seen) => onSeen(room, seen) } : {}),
  });
  await player.connect();
  return player;
}

/** Now and then a move, never more than a few unanswered. */
function play(wish: ClassWish, room: string, player: Player): void {
  const { mirror, welcome } = player;
  if (!mirror || welcome?.you.role !== 'player' || player.mute || player.resting) return;
  if (player.pending > 3 || wish.random() * wish.framesPerCommand >= 1) return;
  const call: CommandCall | undefined = busyMove(mirror.world, welcome.you.seat, wish.random);
  if (!call) return;
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
