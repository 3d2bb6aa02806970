import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';
import { useAttempt } from './attempt.ts';

/** Asks before an attempt is thrown away. */
export function AgainDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { again } = useAttempt();
  return (
    <Dialog
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
    </Dialog>
  );
}
