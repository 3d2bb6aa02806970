import type { JSX } from 'preact';
import { pingText, subjectOfPing } from '#client/model/crew/pings.ts';
import { select, type UiState } from '#client/model/state/ui-state.ts';
import type { PingShown } from '#client/net/crew-link.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PING_ICONS } from './job-glyphs.ts';
import './jobs.css';

/** What the team points at just now, over the page and read out; pressed it goes there. Its place is there from the start. */
export function PingNotices({ ui, world }: { ui: UiState; world: OpenWorld }): JSX.Element | null {
  const { crew } = ui.session;
  if (!crew) return null;
  const go = (ping: PingShown): void => {
    const subject = subjectOfPing(ping);
    crew.putAway(ping.no);
    if (subject) select(ui, subject, true);
  };
  return (
    <div class="ping-notices" role="status" aria-live="polite" aria-label={t('ping.shown')}>
      {crew.pings.value.map((ping) => (
        <button key={ping.no} type="button" class={`ping-notice ${ping.ping}`} onClick={() => go(ping)}>
          <VerbIcon name={PING_ICONS[ping.ping]} />
          <span>{pingText(ui, world, ping)}</span>
          {subjectOfPing(ping) && <span class="ping-show">{t('ping.show')}</span>}
        </button>
      ))}
    </div>
  );
}
