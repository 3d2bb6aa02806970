import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { toast } from '#client/ui/controls/toast.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView, SeatView } from '#shared/protocol/messages.ts';
import { takeBack } from './log-deeds.ts';

/** What an instructor does about a seat. Each says that it happened and, where it can be, how to take it back. */

export async function rename(session: RemoteSession, seat: SeatView, name: string): Promise<boolean> {
  const done = await ask(session.control({ type: 'rename', seat: seat.no, name }));
  const undo = (): void => void ask(session.control({ type: 'rename', seat: seat.no, name: seat.name }));
  if (done) toast(t('instructor.renamed', { from: seat.name, to: name }), undo);
  return done;
}

export async function bench(session: RemoteSession, seat: SeatView, benched: boolean): Promise<void> {
  const done = await ask(session.control({ type: 'bench', seat: seat.no, benched }));
  const undo = (): void => void ask(session.control({ type: 'bench', seat: seat.no, benched: !benched }));
  if (done) toast(t(benched ? 'instructor.benched' : 'instructor.unbenched', { name: seat.name }), undo);
}

/** May not call to the team, or may again; orders are another matter. */
export async function mute(session: RemoteSession, seat: SeatView, muted: boolean): Promise<void> {
  const done = await ask(session.control({ type: 'mute', seat: seat.no, muted }));
  const undo = (): void => void ask(session.control({ type: 'mute', seat: seat.no, muted: !muted }));
  if (done) toast(t(muted ? 'console.muted' : 'console.unmuted', { name: seat.name }), undo);
}

/** Somebody who was in no team cannot be put back into none. */
export async function assign(session: RemoteSession, view: RoomView, seat: SeatView, no: number): Promise<void> {
  const team = view.teams.find((candidate) => candidate.no === no);
  if (!team || !(await ask(session.control({ type: 'assign', seat: seat.no, team: no })))) return;
  const back = (): void => void ask(session.control({ type: 'assign', seat: seat.no, team: seat.team }));
  toast(t('instructor.assigned', { name: seat.name, team: teamName(team) }), seat.team < 0 ? undefined : back);
}

export async function shuffle(session: RemoteSession): Promise<void> {
  if (await ask(session.control({ type: 'shuffle' }))) toast(t('instructor.shuffled'));
}

/** `ban`: for good. */
export async function kick(session: RemoteSession, seat: SeatView, ban: boolean): Promise<boolean> {
  const done = await ask(session.control({ type: 'kick', seat: seat.no, ban }));
  if (done) toast(t('instructor.kicked', { name: seat.name }), () => void backAgain(session, seat.name));
  return done;
}

/** The latest removal of that name is taken back, as it stands in the log. */
async function backAgain(session: RemoteSession, name: string): Promise<void> {
  const log = session.view.peek()?.desk?.log;
  await takeBack(
    session,
    log?.findLast((deed) => deed.type === 'kick' && deed.name === name && deed.undoable),
  );
}
