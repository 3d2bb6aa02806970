import type { JSX } from 'preact';
import type { Desk } from '#client/console/desk.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';

/** Asks before the session ends: it is the one thing here that nobody takes back. */
export function EndDialog({ desk }: { desk: Desk }): JSX.Element | null {
  if (!desk.ending.value) return null;
  const close = (): void => {
    desk.ending.value = false;
  };
  const end = (): void => {
    close();
    void ask(desk.session.control({ type: 'end' }));
  };
  return (
    <Dialog
      title={t('instructor.endTitle')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('app.cancel')}</Button>
          <Button kind="danger" onClick={end}>
            {t('instructor.endConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('instructor.endText')}</p>
    </Dialog>
  );
}
