import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { dropSeat } from '#client/net/seat-store.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import type { SeatView } from '#shared/protocol/messages.ts';

interface LobbySelfProps {
  readonly session: RemoteSession;
  readonly mine: SeatView;
  readonly seatCode: string;
}

/** Oneself: name, seat code, ready or not, and the way out. */
export function LobbySelf({ session, mine, seatCode }: LobbySelfProps): JSX.Element {
  const toggle = (): void => void ask(session.lobby({ type: 'ready', ready: !mine.ready }));
  return (
    <section class="panel stack" aria-label={t('lobby.youAre')}>
      <div class="lobby-you">
        <div class="lobby-you-name">
          <p class="soft">{t('lobby.youAre')}</p>
          <h2 class="join-suggested">{mine.name}</h2>
        </div>
        <div>
          <p class="soft">{t('lobby.seatCode')}</p>
          <p class="lobby-seat-code mono">{seatCode}</p>
        </div>
      </div>
      <p class="small soft">{t('lobby.seatCodeHint')}</p>
      {mine.benched && <p class="notice">{t('lobby.youBenched')}</p>}
      {mine.ready ? (
        <div class="lobby-is-ready">
          <p>
            <Icon name="check" />
            {t('lobby.youReady')}
          </p>
          <Button size="small" onClick={toggle}>
            {t('lobby.notReady')}
          </Button>
        </div>
      ) : (
        <Button kind="primary" size="large" class="lobby-ready" onClick={toggle}>
          {t('lobby.ready')}
        </Button>
      )}
      <p class="small soft">{t('lobby.waiting')}</p>
      <LeaveSeat session={session} />
    </section>
  );
}

function LeaveSeat({ session }: { session: RemoteSession }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const leave = async (): Promise<void> => {
    if (!(await ask(session.lobby({ type: 'leave' })))) return setAsking(false);
    dropSeat(session.view.value?.code ?? '');
    session.leave();
    navigate('/');
  };
  return (
    <div>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        <Icon name="door" />
        {t('lobby.leave')}
      </Button>
      {asking && (
        <Dialog
          title={t('lobby.leaveTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('lobby.stay')}</Button>
              <Button kind="danger" onClick={() => void leave()}>
                {t('lobby.leave')}
              </Button>
            </>
          }
        >
          <p>{t('lobby.leaveText')}</p>
        </Dialog>
      )}
    </div>
  );
}
