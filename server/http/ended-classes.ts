import type { InstructorGranted } from '#shared/protocol/hosting.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { pastOf } from '../debrief/past.ts';
import type { Append, RoomHeader, StoredRoom } from '../storage/journals.ts';
import type { StoreClient } from '../threads/store-client.ts';
import type { SessionDeps } from './session-deps.ts';

/** Ended sessions that a host is told of: as many as a term has. Design value. */
const TOLD_MOST = 40;
/** … among as many of all hosts as a server keeps in a year. Design value. */
const LOOKED_AT_MOST = 10_000;

/** Whether a room is that of the host who asks. */
type Owns = (room: string) => boolean;

/** Sessions for groups that are over and no longer open here, the last first. */
export async function endedClasses({ front, directory }: SessionDeps, owns: Owns): Promise<readonly RoomHeader[]> {
  const ended = await front.store.endedClasses(LOOKED_AT_MOST);
  return ended.filter(({ room }) => !directory.byId(room) && owns(room)).slice(0, TOLD_MOST);
}

/**
 * A way in to what an ended session has left, for an instructor who has lost the one before; nothing if there is no such session.
 * `revoke`: none of those made so far is good any more.
 */
export async function grantEnded(
  deps: SessionDeps,
  code: string,
  revoke: boolean,
  owns: Owns,
): Promise<InstructorGranted | undefined> {
  const room = await roomOf(deps, code, owns);
  const generation = room === undefined ? undefined : await generationOf(deps, room, revoke);
  if (room === undefined || generation === undefined) return undefined;
  return { code, instructorToken: await deps.tokens.sign({ room, who: { role: 'instructor', generation } }) };
}

/** The session of a code that somebody hosts, whether it goes on or is over. */
export async function ownRoom(deps: SessionDeps, code: string, owns: Owns): Promise<string | undefined> {
  const listed = deps.directory.byCode(code);
  if (listed && !listed.header.solo && owns(listed.room)) return listed.room;
  return roomOf(deps, code, owns);
}

/** Which generation of instructors' tokens is good: the room says it while it is open, then its journal. */
async function generationOf({ front, directory }: SessionDeps, room: string, revoke: boolean) {
  const answer = directory.byId(room) && (await front.ask<'instructors'>(room, { type: 'instructors', revoke }));
  return answer?.ok ? answer.generation : storedGeneration(front.store, room, revoke);
}

async function storedGeneration(store: Pick<StoreClient, 'read' | 'append'>, room: string, revoke: boolean) {
  const stored = await store.read(room, 0);
  if (!stored) return undefined;
  const { generation } = pastOf(stored).state;
  if (!revoke) return generation;
  const next = generation + 1;
  const { outcome } = await store.append(revocation(stored, next));
  return outcome === 'done' ? next : undefined;
}

/** Nobody writes in the journal of a session that is over, so its last line tells where the next one stands. */
function revocation({ header, epoch, horizon, lines }: StoredRoom, generation: number): Append {
  const last = lines.at(-1);
  const entry: RoomEntry = { type: 'revoked', generation };
  const line = { seq: (last?.seq ?? 0) + 1, tick: last?.tick ?? 0, entry: JSON.stringify(entry), command: undefined };
  return { room: header.room, epoch, horizon, mark: undefined, lines: [line] };
}

/** The session of a code that is over: one that is just closing here, else one that is only kept. */
async function roomOf({ directory, front }: SessionDeps, code: string, owns: Owns): Promise<string | undefined> {
  const listed = directory.byCode(code);
  if (listed) {
    const isOver = listed.view?.phase === 'over' && !listed.header.solo;
    return isOver && owns(listed.room) ? listed.room : undefined;
  }
  const ended = await front.store.endedClasses(LOOKED_AT_MOST);
  return ended.find((one) => one.code === code && owns(one.room))?.room;
}
