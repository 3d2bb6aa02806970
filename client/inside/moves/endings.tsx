import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Move } from '#shared/inside/moves.ts';
import { mib, milliseconds, seconds } from '../figures.ts';
import type { ViewProps } from '../inside-props.ts';

/** How a move will end: what the hypervisor forecasts from its rates, and what a copy of the world does when it is run on. */
export function Endings({
  move,
  frames,
  tickSeconds,
  sealed,
}: ViewProps<'moves'> & { move: Move }): JSX.Element | null {
  const tick = frames.at(-1)?.tick ?? 0;
  if (sealed) return <p class="small soft flight-ends">{t('inside.moves.sealed')}</p>;
  const { forecast, foretold, details } = move;
  const inTime = (at: number): string => seconds(Math.max(0, (at - tick) * tickSeconds));
  return (
    <section class="flight-ends">
      <h4>{t('inside.moves.ends')}</h4>
      {forecast && (
        <p class="small">
          <span class="soft">{t('inside.moves.byRates')}</span>{' '}
          {forecast.endTick === undefined
            ? t('inside.moves.never')
            : t('inside.moves.endsIn', { time: inTime(forecast.endTick), pause: milliseconds(forecast.pauseMs) })}
        </p>
      )}
      {foretold && (
        <p class={`small ends-${foretold.outcome}`}>
          <span class="soft">{t('inside.moves.byCopy')}</span>{' '}
          {t(`inside.moves.foretold.${foretold.outcome}`, {
            time: inTime(foretold.atTick),
            pause: milliseconds(foretold.pauseMs),
            sent: mib(foretold.sentMib),
            rounds: foretold.rounds,
          })}
        </p>
      )}
      {details && move.state === 'postCopy' && (
        <p class="small">{t('inside.moves.faults', { n: Math.round(details.faults) })}</p>
      )}
    </section>
  );
}
