import type { JSX } from 'preact';
import type { PlaySession } from '#client/net/play-session.ts';
import { LINK_SLOW_MS } from '#client/net/play-session.ts';
import './link-badge.css';
import { t } from '#client/words/words.ts';

/** How the connection is, as bars and words. */
export function LinkBadge({ session }: { session: PlaySession }): JSX.Element {
  const ms = session.linkMs.value;
  const state = stateOf(session.link.value, ms);
  const words = t(`app.link${state}`);
  return (
    <span class={`link-badge ${state.toLowerCase()}`} title={words}>
      <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true">
        <rect x="0" y="10" width="4" height="6" />
        <rect x="8" y="5" width="4" height="11" />
        <rect x="16" y="0" width="4" height="16" />
      </svg>
      <span class="unseen">{words}</span>
      {ms > 0 && (state === 'Live' || state === 'Slow') && <span class="mono">{t('app.linkMs', { ms })}</span>}
    </span>
  );
}

function stateOf(link: PlaySession['link']['value'], ms: number): 'Connecting' | 'Live' | 'Slow' | 'Lost' | 'Closed' {
  if (link === 'live') return ms > LINK_SLOW_MS ? 'Slow' : 'Live';
  return link === 'connecting' ? 'Connecting' : link === 'lost' ? 'Lost' : 'Closed';
}
