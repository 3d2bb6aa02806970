import { takeJob } from '#shared/jobs/bundles.ts';
import { isThere } from '#shared/jobs/pings.ts';
import { KEYS_OF_SEAT } from '#shared/jobs/two-key.ts';
import type { CrewRequest, JobName, Ping } from '#shared/protocol/crew.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';
import type { OrderEntry, RoomEntry } from '#shared/replay/entries.ts';
import { type Decision, done, no, type RoomFacts } from '../lobby.ts';
import type { KeyAsked, Refused } from '../requests.ts';
import type { RoomState, Seat } from '../state.ts';
import type { KeyState } from './crew-state.ts';
import { dealt, isChoosing } from './deal-jobs.ts';
import { membersOf, withJobs } from './members.ts';

type Decided = Decision<RequestReply>;

/** What somebody asks of their team's part of the room: pings, jobs, second keys. */
export function decideCrew(facts: RoomFacts, seat: Seat, message: CrewRequest): Decided {
  const { phase, pause } = facts.state;
  if (phase === 'lobby' || phase === 'over') return no('notRunning');
  if (phase === 'paused' && pause !== 'look') return no('handsOff');
  if (seat.benched) return no('benched');
  if (seat.team < 0) return no('noTeam');
  switch (message.type) {
    case 'ping':
      return decidePing(facts, seat, message);
    case 'takeJob':
      return decideTake(facts, seat, message.job);
    case 'confirm':
      return decideConfirm(facts.state, seat, message.key);
    case 'decline':
      return decideDecline(facts.state, seat, message.key);
  }
}

function decidePing({ game, crews, nowMs }: RoomFacts, { no: seat, team, grant, muted }: Seat, asked: Ping): Decided {
  if (muted) return no('muted');
  const world = game.worlds[team];
  if (!world || !isThere(world, asked)) return no('notFound');
  if (!crews.mayPing(grant, nowMs)) return no('tooFast');
  const { ping, target, row } = asked;
  return done({ type: 'pinged', team, seat, ping, target, row });
}

function decideTake({ game, state, attendance }: RoomFacts, { no: seat, team }: Seat, job: JobName): Decided {
  if (!isChoosing(game)) return no('notOpen');
  const members = withJobs(state, membersOf(state, attendance, team));
  const deal = takeJob(members, seat, job);
  return deal ? done(dealt(game, { team, why: 'taken' }, members, deal)) : no('notFound');
}

function decideConfirm(state: RoomState, seat: Seat, key: number): Decided {
  const open = openKey(state, seat, key);
  // Whoever gave it has turned the first key already.
  if (!open || open.order.by === seat.no) return no('notFound');
  return done({ type: 'keyTurned', team: seat.team, key, seat: seat.no });
}

function decideDecline(state: RoomState, seat: Seat, key: number): Decided {
  if (!openKey(state, seat, key)) return no('notFound');
  return done({ type: 'keyEnded', team: seat.team, key, how: 'declined' });
}

/** An order of the own team that nobody has confirmed yet. */
function openKey({ keys }: RoomState, { team }: Seat, key: number): KeyState | undefined {
  return keys?.find((each) => each.key === key && each.order.team === team && each.second === undefined);
}

/** An order begins to wait for a second member; the same one does not wait twice. */
export function decideAskKey(state: RoomState, order: OrderEntry): Decision<KeyAsked | Refused> {
  const { team, by, author, id = '', call, cover } = order;
  const known = sameKey(state, order);
  if (known) return { entries: turning(known, by), reply: { ok: true, key: known.key } };
  if ((state.keys ?? []).filter((key) => key.order.author === author).length >= KEYS_OF_SEAT)
    return { entries: [], reply: { ok: false, problem: 'tooMany' } };
  const key = (state.keysAsked ?? 0) + 1;
  const asked: RoomEntry = { type: 'keyAsked', team, key, seat: by, grant: author, id, call, ...(cover && { cover }) };
  return { entries: [asked], reply: { ok: true, key } };
}

/** Whoever gives the same order as a team-mate turns the second key. */
function turning({ key, order, second }: KeyState, by: number): RoomEntry[] {
  return order.by === by || second !== undefined ? [] : [{ type: 'keyTurned', team: order.team, key, seat: by }];
}

/** One that waits already and is the same order: of whoever sends it again, or of a team-mate, who so turns the second key. */
export function sameKey({ keys }: RoomState, { team, call }: OrderEntry): KeyState | undefined {
  const text = JSON.stringify(call);
  return keys?.find(({ order }) => order.team === team && JSON.stringify(order.call) === text);
}
