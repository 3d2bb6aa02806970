import type { UiState } from '#client/model/state/ui-state.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';

/** Marks the moment for the debrief of the own team, and says so. */
export async function markMoment({ session }: Pick<UiState, 'session'>): Promise<void> {
  if (await ask(session.bookmark(''))) toast(t('play.marked'));
}
