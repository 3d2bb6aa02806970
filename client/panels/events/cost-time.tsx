import type { JSX } from 'preact';
import { passedText, waitText } from '#client/model/facts/facts.ts';
import type { Cost } from '#client/model/standing/standing.ts';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** `for 24 s`. */
export function Since({ world, tick }: { world: OpenWorld; tick: number | undefined }): JSX.Element | null {
  if (tick === undefined) return null;
  return <span class="since mono">{t('standing.since', { time: passedText(world, tick) })}</span>;
}

/** `costs money now`, `next credit in 12 s`, `costs in 40 s`, `dies in 9 s`. */
export function CostTime({ cost }: { cost: Cost }): JSX.Element | null {
  const { now, inS, creditInS, dies } = cost;
  if (now) {
    return (
      <>
        <span class="to-breach now">{t('play.costsNow')}</span>
        {creditInS !== undefined && creditInS > 0 && (
          <span class="to-breach mono">{t('standing.creditIn', { time: waitText(creditInS) })}</span>
        )}
      </>
    );
  }
  if (inS === undefined) return null;
  return <span class="to-breach mono">{t(dies ? 'play.failsIn' : 'play.costsIn', { time: waitText(inS) })}</span>;
}
