import type { JSX } from 'preact';
import { addressOf } from '#client/device/address.ts';
import { saidClosed } from '#client/model/state/lit.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import './said-banner.css';

/** What the teacher says to everybody, over whatever page is shown; read aloud, and closed by whoever has read it. */
export function SaidBanner({ session }: { session: RemoteSession }): JSX.Element {
  const said = session.class.value?.said;
  const shown = said && said.no !== saidClosed.value ? said : undefined;
  return (
    <div class="said-place" role="status" aria-live="polite">
      {shown && (
        <div class="said">
          <p>
            <strong>{t('say.from')}</strong> {shown.text}
            {shown.point && <span class="said-point"> {t('say.lookAt', { what: t(`say.point.${shown.point}`) })}</span>}
          </p>
          {shown.see !== undefined && (
            <a href={addressOf(`/see/${shown.see}`)} target="_blank" rel="noopener">
              {t('say.see')}
            </a>
          )}
          <Button
            size="small"
            onClick={() => {
              saidClosed.value = shown.no;
            }}
          >
            {t('app.close')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** While the teacher wants all eyes, screens are dark: nothing on them can be used. */
export function BlankScreen({ session }: { session: RemoteSession }): JSX.Element | null {
  const view = session.view.value;
  if (view?.phase !== 'paused' || view.pause !== 'blank') return null;
  return (
    <div class="blank-screen" role="alert">
      <p>{t('say.blank')}</p>
    </div>
  );
}
