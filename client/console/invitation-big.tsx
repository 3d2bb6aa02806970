import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { showCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import { joinUrl, shortHost } from './join-url.ts';
import { QrCode } from './qr-code.tsx';

interface InvitationBigProps {
  readonly code: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** The invitation over the whole screen, readable from the last row. */
export function InvitationBig({ code, title, onClose }: InvitationBigProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} class="invitation-big" aria-label={t('instructor.joinAt')} onCancel={onClose}>
      <div class="invitation-big-words">
        {title && <p class="invitation-big-title">{title}</p>}
        <p>{t('instructor.joinAt')}</p>
        <p class="invitation-big-host">{shortHost()}</p>
        <p class="invitation-big-code mono">{showCode(code)}</p>
        <Button onClick={onClose}>{t('instructor.smaller')}</Button>
      </div>
      <QrCode url={joinUrl(code)} />
    </dialog>
  );
}
