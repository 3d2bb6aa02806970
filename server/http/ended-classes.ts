import type { InstructorGranted } from '#shared/protocol/hosting.ts';
import { pastOf } from '../debrief/past.ts';
import type { RoomHeader } from '../storage/journals.ts';
import type { SessionDeps } from './session-deps.ts';

/** Ended sessions that a host is told of: as many as a term has. Design value. */
const TOLD_MOST = 40;

/** Sessions for groups that are over and no longer open here, the last first. */
export async function endedClasses({ front, directory }: SessionDeps): Promise<readonly RoomHeader[]> {
  const ended = await front.store.endedClasses(TOLD_MOST);
  return ended.filter(({ room }) => !directory.byId(room));
}

/** A way in to what an ended session has left, for an instructor who has lost the one before; nothing if there is no such session. */
export async function grantEnded(deps: SessionDeps, code: string): Promise<InstructorGranted | undefined> {
  const room = await roomOf(deps, code);
  const stored = room === undefined ? undefined : await deps.front.store.read(room, 0);
  if (!stored) return undefined;
  const who = { role: 'instructor', generation: pastOf(stored).state.generation } as const;
  return { code, instructorToken: await deps.tokens.sign({ room: stored.header.room, who }) };
}

/** The session of a code that is over: one that is just closing here, else one that is only kept. */
async function roomOf({ directory, front }: SessionDeps, code: string): Promise<string | undefined> {
  const listed = directory.byCode(code);
  if (listed) return listed.view?.phase === 'over' && !listed.header.solo ? listed.room : undefined;
  return (await front.store.endedClasses(TOLD_MOST)).find((ended) => ended.code === code)?.room;
}
