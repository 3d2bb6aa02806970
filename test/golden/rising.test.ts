import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Golden } from '../../tools/golden/replay.ts';
import { mustRaise } from '../../tools/golden/rising.ts';

const kept = JSON.parse(readFileSync(path.join(import.meta.dirname, 'sprint-reference.json'), 'utf8')) as Golden;
const [first, ...others] = kept.outcome.stateHashes;
const changed: Golden = { ...kept, outcome: { ...kept.outcome, stateHashes: [first + 1, ...others] } };

describe('the version of the rules', () => {
  it('must rise when a kept game of the same version comes out differently', () => {
    expect(mustRaise(changed)).toBe(true);
  });

  it('may stay when nothing changed, or has risen, or the scenario itself is another', () => {
    expect(mustRaise(kept)).toBe(false);
    expect(mustRaise({ ...changed, engine: kept.engine - 1 })).toBe(false);
    expect(mustRaise({ ...changed, scenarioVersion: kept.scenarioVersion - 1 })).toBe(false);
  });
});
