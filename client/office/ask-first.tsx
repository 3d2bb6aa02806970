import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';

interface AskFirstProps {
  readonly title: string;
  readonly text: string;
  /** What the button that does it says. */
  readonly deed: string;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

/** A question before something that cannot be undone. */
export function AskFirst({ title, text, deed, onDo, onClose }: AskFirstProps): JSX.Element {
  const act = (): void => {
    onClose();
    onDo();
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('admin.cancel')}</Button>
      <Button kind="danger" onClick={act}>
        {deed}
      </Button>
    </>
  );
  return (
    <Dialog title={title} actions={actions} onClose={onClose}>
      <p>{text}</p>
    </Dialog>
  );
}
