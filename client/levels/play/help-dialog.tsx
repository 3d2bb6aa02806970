import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { AssistSwitches } from '../assist/assist-switches.tsx';
import { levelWords } from '../words/level-words.ts';
import { TermList } from '../words/term-list.tsx';
import { useAttempt } from './attempt.ts';
import { LevelDialog } from './level-dialog.tsx';

interface HelpDialogProps {
  readonly onHints: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** The brief once more, hints, a new beginning, help and pace: in the middle of an attempt. */
export function HelpDialog({ onHints, onAgain, onClose }: HelpDialogProps): JSX.Element {
  const { level, session } = useAttempt();
  const left = level.hints.length - (session.level.value?.hints.length ?? 0);
  return (
    <LevelDialog title={t('attempt.help')} onClose={onClose}>
      <div class="stack">
        <p>{levelWords(level.id, 'brief')}</p>
        <TermList level={level} />
        <div class="row">
          {level.hints.length > 0 && <Button onClick={onHints}>{t('attempt.hints', { count: left })}</Button>}
          <Button onClick={onAgain}>{t('attempt.again')}</Button>
        </div>
        <AssistSwitches level={level} running />
      </div>
    </LevelDialog>
  );
}
