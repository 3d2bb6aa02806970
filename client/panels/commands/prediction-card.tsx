import type { JSX } from 'preact';
import { predict } from '#client/model/commands/prediction.ts';
import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { mib } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** What a move would be like, before one gives the order. */
export function PredictionCard({
  world,
  command,
  args,
}: {
  world: OpenWorld;
  command: CommandName;
  args: Args;
}): JSX.Element | null {
  const prediction = predict(world, command, args);
  if (!prediction) return null;
  const values = {
    time: waitText(prediction.seconds),
    pause: milliseconds(prediction.pauseMs),
    rate: mib(Math.round(prediction.rateMibPerS)),
  };
  return (
    <div class={`prediction ${prediction.converges ? '' : 'stuck'}`}>
      <h3>{t('play.prediction.title')}</h3>
      <p>{t(prediction.converges ? 'play.prediction.ends' : 'play.prediction.never', values)}</p>
      {prediction.waits && <p>{t('play.prediction.waits')}</p>}
    </div>
  );
}
