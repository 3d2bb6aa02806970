import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { DeedView } from '#shared/protocol/people.ts';

/** The latest deed that can be taken back. */
export function lastUndoable(view: RoomView): DeedView | undefined {
  return view.desk?.log.findLast(({ undoable }) => undoable);
}

/** Takes a deed back, and says so. */
export async function takeBack(session: RemoteSession, deed: DeedView | undefined): Promise<void> {
  if (!deed) toast(t('console.nothingBack'));
  else if (await ask(session.control({ type: 'takeBack', no: deed.no })))
    toast(t('console.takenBack', { deed: t(`console.deed.${deed.type}`) }));
}
