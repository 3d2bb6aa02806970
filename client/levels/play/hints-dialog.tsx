import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';
import { useAttempt } from './attempt.ts';
import { HintList } from './hint-list.tsx';

/** The hints of a level in a hall, the next one when it is asked for. */
export function HintsDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { level, session } = useAttempt();
  return (
    <Dialog
      title={t('attempt.hintsTitle')}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('app.close')}
        </Button>
      }
    >
      <HintList level={level} seen={session.level.value?.hints ?? []} onTake={(hint) => void session.hint(hint)} />
    </Dialog>
  );
}
