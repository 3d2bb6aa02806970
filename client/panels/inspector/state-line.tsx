import type { JSX } from 'preact';
import type { CardSubject } from '#client/cards/card-call.ts';
import { Explained } from '#client/cards/explained.tsx';
import { waitText } from '#client/model/facts/facts.ts';
import type { Cost, Standing } from '#client/model/standing/standing.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { t } from '#client/words/words.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

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

/** `for 24 s`. */
function Since({ world, tick }: { world: OpenWorld; tick: number | undefined }): JSX.Element | null {
  if (tick === undefined) return null;
  return <span class="since mono">{t('standing.since', { time: waitText(secondsSince(world, tick)) })}</span>;
}

function secondsSince({ tick, scenario }: OpenWorld, since: number): number {
  return (tick - since) * scenario.tickSeconds;
}

/** `costs money now`, `next credit in 12 s`, `costs in 40 s`, `dies in 9 s`. */
function CostTime({ cost }: { cost: Cost }): JSX.Element | null {
  const { now, inS, creditInS, dies } = cost;
  if (now) {
    return (
      <>
        <span class="to-breach now">{t('play.costsNow')}</span>
        {creditInS !== undefined && (
          <span class="to-breach mono">{t('standing.creditIn', { time: waitText(creditInS) })}</span>
        )}
      </>
    );
  }
  if (inS === undefined) return null;
  return <span class="to-breach mono">{t(dies ? 'play.failsIn' : 'play.costsIn', { time: waitText(inS) })}</span>;
}
