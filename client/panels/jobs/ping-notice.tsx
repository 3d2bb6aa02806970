import type { JSX } from 'preact';
import { PING_ICONS } from '#client/model/crew/job-glyphs.ts';
import { pingText, subjectOfPing } from '#client/model/crew/pings.ts';
import { select, type UiState } from '#client/model/state/ui-state.ts';
import type { PingShown } from '#client/net/crew-link.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';

/** What one's team points at just now, the newest first; pressed it goes there. */
export function PingNotices({ ui }: { ui: UiState }): JSX.Element | null {
  const world = ui.session.world.value;
  const pings = ui.session.crew?.pings.value ?? [];
  if (!world || pings.length === 0) return null;
  const go = (ping: PingShown): void => {
    const subject = subjectOfPing(ping);
    ui.session.crew?.putAway(ping.no);
    if (subject) select(ui, subject, true);
  };
  return (
    <>
      {pings.toReversed().map((ping) => (
        <button key={ping.no} type="button" class="ping-notice" onClick={() => go(ping)}>
          <VerbIcon name={PING_ICONS[ping.ping]} />
          <span>{pingText(ui, world, ping)}</span>
          {subjectOfPing(ping) && <span class="ping-show">{t('ping.show')}</span>}
        </button>
      ))}
    </>
  );
}
