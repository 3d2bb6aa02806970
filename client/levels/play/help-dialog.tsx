import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';
import { AssistSwitches } from '../assist/assist-switches.tsx';
import { levelWords } from '../words/level-words.ts';
import { useAttempt } from './attempt.ts';

/** The brief once more, and help and pace, in the middle of an attempt. */
export function HelpDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { level } = useAttempt();
  return (
    <Dialog
      title={t('attempt.help')}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('app.close')}
        </Button>
      }
    >
      <div class="stack">
        <p>{levelWords(level.id, 'brief')}</p>
        <AssistSwitches level={level} running />
      </div>
    </Dialog>
  );
}
