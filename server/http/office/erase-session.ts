import type { Problem } from '#shared/protocol/messages.ts';
import type { SessionDeps } from '../session-deps.ts';

/** A session that somebody wants to be rid of. */
export interface Erasable {
  readonly room: string;
  readonly code: string;
}

/** Deletes a session that is over, whole. Answers why not if it goes on, or is not there. */
export async function eraseSession(
  deps: SessionDeps,
  { room, code }: Erasable,
  who: string,
): Promise<Problem | undefined> {
  const problem = await letGo(deps, { room, code });
  if (problem) return problem;
  if (!(await deps.office.registry('eraseRoom', room))) return { code: 'unknownCode' };
  await deps.office.note(who, 'sessionErased', code);
  return undefined;
}

/** Takes one person out of a session that is over. */
export async function erasePerson(
  deps: SessionDeps,
  { room, code }: Erasable,
  grant: number,
  who: string,
): Promise<Problem | undefined> {
  const problem = await letGo(deps, { room, code });
  if (problem) return problem;
  if (!(await deps.office.registry('erasePerson', room, grant))) return { code: 'notFound' };
  await deps.office.note(who, 'personErased', code, String(grant));
  return undefined;
}

/** Nobody holds the session in memory any more, to write it down again. One that goes on is ended first, by whoever leads it. */
async function letGo({ directory, front }: SessionDeps, { room, code }: Erasable): Promise<Problem | undefined> {
  const listed = directory.byId(room);
  if (!listed) return undefined;
  if (listed.view?.phase !== 'over') return { code: 'notOver' };
  await front.discard(room);
  directory.forget(room, code);
  return undefined;
}
