import type { JSX } from 'preact';
import { mib } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { HostId, VmId } from '#shared/ids.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import {
  type MigrationPrediction,
  predictColdMigration,
  predictMigration,
  predictPostCopy,
  predictSuspendedMove,
} from '#shared/sim/migration/predict-migration.ts';
import { milliseconds, seconds } from '../../model/facts/facts.ts';
import { hostName } from '../../model/facts/names.ts';
import type { Args } from '../../model/state/desk.ts';

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
    time: seconds(prediction.seconds),
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

/** The same in one line, for the pointer; nothing for commands that move nothing. */
export function predictionLine(world: OpenWorld, command: CommandName, args: Args, host: number): string | undefined {
  const prediction = predict(world, command, { ...args, host });
  if (!prediction) return undefined;
  const time = seconds(prediction.seconds);
  const values = { host: hostName(host), time, pause: milliseconds(prediction.pauseMs) };
  return t(prediction.converges ? 'play.prediction.line' : 'play.prediction.lineNever', values);
}

const PREDICTIONS: { readonly [C in CommandName]?: typeof predictMigration } = {
  migrateLive: predictMigration,
  migrateCold: predictColdMigration,
  migratePostCopy: predictPostCopy,
  migrateSuspended: predictSuspendedMove,
};

function predict(world: OpenWorld, command: CommandName, { vm, host }: Args): MigrationPrediction | undefined {
  if (typeof vm !== 'number' || typeof host !== 'number') return undefined;
  return PREDICTIONS[command]?.(world, vm as VmId, host as HostId);
}
