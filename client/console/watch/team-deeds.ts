import type { Desk } from '#client/console/desk.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { toast } from '#client/ui/controls/toast.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';

/** What an instructor does about a team's hall. Each says what has come of it. */

const NOBODY = -1;

export async function watch({ session }: Desk, team: number): Promise<void> {
  if (session.view.peek()?.phase !== 'lobby') await ask(session.watch(team));
}

/** Puts a hall on the projector; the one that is there is taken down. */
export async function spotlight({ session }: Desk, team: number): Promise<void> {
  const there = session.class.peek()?.spotlight ?? NOBODY;
  const wanted = team === there ? NOBODY : team;
  const done = await ask(session.control({ type: 'spotlight', team: wanted }));
  if (done)
    toast(t(wanted === NOBODY ? 'console.spotOff' : 'console.spotOn', { team: nameIn(session.view.peek(), wanted) }));
}

/** What the team has ordered in the last half minute is void. */
export async function undoTeam({ session }: Desk, view: RoomView, team: number): Promise<void> {
  if (team === NOBODY) toast(t('console.undoWho'));
  else if (await ask(session.control({ type: 'undo', team }))) toast(t('console.undone', { team: nameIn(view, team) }));
}

function nameIn(view: RoomView | undefined, no: number): string {
  const team = view?.teams.find((one) => one.no === no);
  return team ? teamName(team) : '';
}
