import type { ProgramGame } from '#shared/programs/program-game.ts';
import { RECORDING_FORMAT, type RecordedLine, type Recording } from '#shared/replay/recording.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import { writeRecording } from '#shared/replay/write-recording.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';

/** Games of one hall and seed, played to their ends, as the journal of one session: a team each, in their order. */
export function journalOf(title: string, games: readonly [ProgramGame, ...ProgramGame[]]): string {
  const [{ world }] = games;
  const { scenario, traces, tick } = world;
  const recording: Recording = {
    header: {
      format: RECORDING_FORMAT,
      code: 'ARENA',
      title,
      scenario: scenario.id,
      seed: scenario.seed,
      contentHash: contentHash(scenario, traces),
      engine: ENGINE,
      capacity: games.length,
      teams: games.length,
      teamForming: 'assigned',
      freeNames: false,
      solo: false,
    },
    lines: [
      { tick: 0, entry: { type: 'started', teams: games.map((_, team) => team) } },
      ...ordersByTick(games),
      { tick, entry: { type: 'mark', atTick: tick, hashes: games.map((game) => hashWorld(game.world)) } },
      { tick, entry: { type: 'ended' } },
    ],
    ticks: tick,
  };
  return [...writeRecording(recording)].join('');
}

function ordersByTick(games: readonly ProgramGame[]): RecordedLine[] {
  const lines = games.flatMap(({ orders }, team) =>
    orders.map(({ tick, call }): RecordedLine => ({ tick, entry: { type: 'order', team, by: team, call } })),
  );
  return lines.sort((a, b) => a.tick - b.tick);
}
