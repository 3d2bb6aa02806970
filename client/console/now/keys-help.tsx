import type { JSX } from 'preact';
import type { Desk } from '#client/console/desk.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';
import { CONSOLE_KEYS } from './console-keys.ts';
import './now-bar.css';

/** Keys of a lesson that leads; `client/lesson` listens to them. */
const LESSON_KEYS = [
  ['h', 'lesson.hold'],
  ['n', 'lesson.skip'],
  ['r', 'lesson.repeat'],
  ['+', 'console.key.longer'],
] as const;

/** All keys of the console, while somebody asks for them. */
export function ConsoleKeysHelp({ desk }: { desk: Desk }): JSX.Element | null {
  if (!desk.keysShown.value) return null;
  const close = (): void => {
    desk.keysShown.value = false;
  };
  const rows = CONSOLE_KEYS.filter(({ does, key }) => does !== 'console.key.team' || key === '1');
  const lesson = desk.session.class.value?.lesson ? LESSON_KEYS : [];
  return (
    <Dialog title={t('shortcut.title')} onClose={close} actions={<Button onClick={close}>{t('app.close')}</Button>}>
      <dl class="console-keys">
        {rows.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{does === 'console.key.team' ? '1 … 9' : key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
        {lesson.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
