import type { JSX } from 'preact';
import type { CardSubject } from '#client/cards/card-call.ts';
import { Explained } from '#client/cards/explained.tsx';
import type { Standing } from '#client/model/standing/standing.ts';
import { CostTime, Since } from '#client/panels/events/cost-time.tsx';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';

/** The first layer of everything that is looked at: how it stands, by which cause, since when, how long until it costs; then why. */
export function StateLine({ about, standing }: { about: CardSubject; standing: Standing }): JSX.Element {
  const { status, badge, cause, sentence, sinceTick, cost } = standing;
  return (
    <div class={`why status-${status}`}>
      <p class="why-line">
        <StatusGlyph status={status} wordless={status === 'watch' && badge === ''} />
        {badge && <Badge about={about} badge={badge} cause={cause} />}
        <Since world={about.world} tick={sinceTick} />
        <CostTime cost={cost} />
      </p>
      <p class="why-sentence">{sentence}</p>
    </div>
  );
}

/** The badge opens the card of its cause. */
function Badge({ about, badge, cause }: { about: CardSubject; badge: string; cause: Cause }): JSX.Element {
  const words = <span class="cause-badge mono">{badge}</span>;
  return cause === 'none' ? (
    words
  ) : (
    <Explained card={`cause.${cause}`} of={about}>
      {words}
    </Explained>
  );
}
