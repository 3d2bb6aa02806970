import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import { hostName } from '#client/model/facts/names.ts';
import type { Args } from '#client/model/state/ui-state.ts';
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
} from '#shared/sim/migration/index.ts';

/** What a move would be like, in one line for the pointer; nothing for commands that move nothing. */
export function predictionLine(world: OpenWorld, command: CommandName, args: Args, host: number): string | undefined {
  const prediction = predict(world, command, { ...args, host });
  if (!prediction) return undefined;
  const time = waitText(prediction.seconds);
  const values = { host: hostName(host), time, pause: milliseconds(prediction.pauseMs) };
  return t(prediction.converges ? 'play.prediction.line' : 'play.prediction.lineNever', values);
}

const PREDICTIONS: { readonly [C in CommandName]?: typeof predictMigration } = {
  migrateLive: predictMigration,
  migrateCold: predictColdMigration,
  migratePostCopy: predictPostCopy,
  migrateSuspended: predictSuspendedMove,
};

/** What a move with these arguments would be like; nothing while they are not complete, or for what moves nothing. */
export function predict(world: OpenWorld, command: CommandName, { vm, host }: Args): MigrationPrediction | undefined {
  if (typeof vm !== 'number' || typeof host !== 'number') return undefined;
  return PREDICTIONS[command]?.(world, vm as VmId, host as HostId);
}
