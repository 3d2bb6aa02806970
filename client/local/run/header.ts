import { RECORDING_FORMAT, type RecordingHeader } from '#shared/replay/recording.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { LocalGame } from '../local-game.ts';

/** The first line of a local game's journal: what is played. A hall that is not in the menu goes with it whole. */
export function headerOf(game: LocalGame, id: string, { scenario, traces }: World): RecordingHeader {
  return {
    format: RECORDING_FORMAT,
    code: id,
    title: '',
    scenario: scenario.id,
    seed: scenario.seed,
    ...(game.kind === 'hall' ? {} : { hall: scenario }),
    ...(game.kind === 'level' ? { level: game.level } : {}),
    contentHash: contentHash(scenario, traces),
    engine: ENGINE,
    capacity: 1,
    teams: 1,
    teamForming: 'random',
    freeNames: false,
    solo: true,
    ...(game.kind === 'hall' && game.weights ? { weights: game.weights } : {}),
  };
}
