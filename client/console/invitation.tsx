import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { showCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { InvitationBig } from './invitation-big.tsx';
import './invitation.css';
import { base, findReach, isLonely, joinUrl, reachable, shortHost } from './join-url.ts';
import { QrCode } from './qr-code.tsx';
import '#client/ui/controls/field.css';

/** How people get in: address, code and QR code; big for the board, and as cards to print. */
export function Invitation({ view }: { view: RoomView }): JSX.Element {
  const [big, setBig] = useState(false);
  const url = joinUrl(view.code);
  useEffect(() => void findReach(), []);
  const copy = (): void =>
    void navigator.clipboard?.writeText(url).then(
      () => toast(t('app.copied')),
      () => undefined,
    );
  return (
    <section class="panel invitation" aria-label={t('instructor.joinAt')}>
      <div class="invitation-words">
        <p class="soft">{t('instructor.joinAt')}</p>
        <Address />
        <p class="invitation-code mono">{showCode(view.code)}</p>
      </div>
      <QrCode url={url} />
      <div class="invitation-ways">
        <Button kind="primary" onClick={() => setBig(true)}>
          <Icon name="expand" />
          {t('instructor.bigger')}
        </Button>
        <Button onClick={copy}>
          <Icon name="copy" />
          {t('instructor.copyLink')}
        </Button>
        <Button onClick={() => navigate(`/i/${view.code}/cards`)}>
          <Icon name="printer" />
          {t('instructor.printCards')}
        </Button>
      </div>
      {isLonely() && <p class="notice invitation-lonely">{t('instructor.lonely')}</p>}
      {big && <InvitationBig code={view.code} title={view.title} onClose={() => setBig(false)} />}
    </section>
  );
}

/** Host and port; a choice where the server has several networks. */
function Address(): JSX.Element {
  if (reachable.value.length < 2) return <p class="invitation-host">{shortHost()}</p>;
  return (
    <select
      class="select invitation-host"
      aria-label={t('instructor.address')}
      value={base.value}
      onChange={(event) => {
        base.value = event.currentTarget.value;
      }}
    >
      {reachable.value.map((url) => (
        <option key={url} value={url}>
          {new URL(url).host}
        </option>
      ))}
    </select>
  );
}
