import type { ComponentChildren, JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';

interface LevelDialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Its buttons; absent = one that closes it. */
  readonly actions?: ComponentChildren;
  readonly onClose: () => void;
}

/** A dialog over an attempt. */
export function LevelDialog({ title, children, actions, onClose }: LevelDialogProps): JSX.Element {
  const close = (
    <Button kind="primary" onClick={onClose}>
      {t('app.close')}
    </Button>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions ?? close}>
      {children}
    </Dialog>
  );
}
