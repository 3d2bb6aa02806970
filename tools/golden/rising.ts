import { ENGINE_VERSION } from '#shared/sim/kernel/engine.ts';
import { type Golden, replay, scenarioOf } from './replay.ts';

/**
 * Whether the rules have changed under a version that a kept game was already played under. Journals of rooms are
 * replayed by version: under a version that means two sets of rules they would come out wrong.
 */
export function mustRaise(kept: Golden): boolean {
  if (kept.engine !== ENGINE_VERSION || kept.scenarioVersion !== scenarioOf(kept.scenario).version) return false;
  const now = replay(kept);
  const hashes = ({ stateHashes, eventHashes }: Golden['outcome']) => JSON.stringify([stateHashes, eventHashes]);
  return hashes(now) !== hashes(kept.outcome);
}
