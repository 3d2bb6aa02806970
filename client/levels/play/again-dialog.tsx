import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { useAttempt } from './attempt.ts';
import { LevelDialog } from './level-dialog.tsx';

/** Asks before an attempt is thrown away. */
export function AgainDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { again } = useAttempt();
  return (
    <LevelDialog
      title={t('attempt.againTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" onClick={again}>
            {t('attempt.again')}
          </Button>
        </>
      }
    >
      <p>{t('attempt.againText')}</p>
    </LevelDialog>
  );
}
