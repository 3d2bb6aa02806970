import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '#shared/sim/kernel/engine.ts';
import { type Golden, type Outcome, replay, scenarioOf } from '../../tools/golden/replay.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

/** The first hundred ticks in which two games differ, as a sentence. */
function firstDifference(kept: Outcome, now: Outcome): string {
  for (let i = 0; i < kept.stateHashes.length; i++) {
    const what = [
      kept.stateHashes[i] === now.stateHashes[i] ? '' : 'state',
      kept.eventHashes[i] === now.eventHashes[i] ? '' : 'events',
    ].filter((word) => word !== '');
    if (what.length > 0) return `${what.join(' and ')} differ between ticks ${i * 100} and ${(i + 1) * 100}`;
  }
  return 'none';
}

describe('a kept game', () => {
  it('is there for every kind of player', () => {
    expect(files.length).toBeGreaterThanOrEqual(6);
  });

  it.each(files)('%s comes out as it did', (file) => {
    const golden = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Golden;
    expect([golden.engine, golden.scenarioVersion]).toEqual([ENGINE_VERSION, scenarioOf(golden.scenario).version]);
    const now = replay(golden);
    expect(now.totals).toEqual(golden.outcome.totals);
    expect(firstDifference(golden.outcome, now)).toBe('none');
    expect(now.stateHashes.length).toBe(Math.floor(golden.ticks / 100));
  });
});
