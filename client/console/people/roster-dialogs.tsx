import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import type { SeatView } from '#shared/protocol/messages.ts';
import { fitName } from '#shared/protocol/names.ts';
import { kick, rename } from './roster-deeds.ts';

interface SeatDialogProps {
  readonly session: RemoteSession;
  readonly seat: SeatView;
  readonly onClose: () => void;
}

/** Gives somebody another name. */
export function RenameDialog({ session, seat, onClose }: SeatDialogProps): JSX.Element {
  const [name, setName] = useState(seat.name);
  const submit = (event?: Event): void => {
    event?.preventDefault();
    const wanted = name.trim();
    if (wanted === '' || wanted === seat.name) onClose();
    else void rename(session, seat, wanted).then((done) => done && onClose());
  };
  return (
    <Dialog
      title={t('instructor.renameTitle', { name: seat.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" onClick={submit}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <Field label={t('instructor.newName')} value={name} onInput={(text) => setName(fitName(text))} />
      </form>
    </Dialog>
  );
}

/** Asks before somebody is removed. The log takes it back. */
export function KickDialog({ session, seat, onClose }: SeatDialogProps): JSX.Element {
  return (
    <Dialog
      title={t('instructor.kickTitle', { name: seat.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button onClick={() => void kick(session, seat, false).then(onClose)}>{t('instructor.kickConfirm')}</Button>
          <Button kind="danger" onClick={() => void kick(session, seat, true).then(onClose)}>
            {t('instructor.kickForGood')}
          </Button>
        </>
      }
    >
      <p>{t('instructor.kickText')}</p>
      <p>{t('instructor.kickForGoodText')}</p>
    </Dialog>
  );
}
