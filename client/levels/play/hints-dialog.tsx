import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { useAttempt } from './attempt.ts';
import { HintList } from './hint-list.tsx';
import { LevelDialog } from './level-dialog.tsx';

/** The hints of a level in a hall, the next one when it is asked for. */
export function HintsDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { level, session } = useAttempt();
  return (
    <LevelDialog title={t('attempt.hintsTitle')} onClose={onClose}>
      <HintList level={level} seen={session.level.value?.hints ?? []} onTake={(hint) => void session.hint(hint)} />
    </LevelDialog>
  );
}
