import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWords, unpackWords } from '#server/rooms/packed-words.ts';
import { createWorlds, loadWorlds, saveWorlds, stepWorlds } from '#server/rooms/worlds.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';

/** Runs of zeroes and of anything, as halls have them. */
const words = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 12 }).map((zeroes) => new Array<number>(zeroes).fill(0)),
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((runs) => Int32Array.from(runs.flat()));

describe('packed words', () => {
  it('are never more than there were, and come back as they were', () => {
    fc.assert(
      fc.property(words, (given) => {
        const packed = new Int32Array(given.length);
        const length = packWords(given, packed);
        expect(length).toBeLessThanOrEqual(given.length);
        const back = new Int32Array(given.length);
        unpackWords(packed.subarray(0, length), back);
        expect(back).toEqual(given);
      }),
    );
  });

  it('of a hall are a tenth of it, and its worlds go on from them as they were', () => {
    const scenario = scenarioById('double', 'PACKED');
    if (!scenario) throw new Error('no double');
    const worlds = createWorlds(scenario, {}, 3);
    for (let tick = 0; tick < 20; tick++) stepWorlds(worlds, []);
    const bytes = saveWorlds(worlds);
    expect(bytes.length * 10).toBeLessThan(worlds.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
    const back = loadWorlds(scenario, {}, 3, bytes);
    for (let tick = 0; tick < 5; tick++) for (const some of [worlds, back]) stepWorlds(some, []);
    expect(back.map(hashWorld)).toEqual(worlds.map(hashWorld));
  });

  it('of another number of worlds, or cut off, are refused', () => {
    const scenario = scenarioById('sprint', 'PACKED');
    if (!scenario) throw new Error('no sprint');
    const bytes = saveWorlds(createWorlds(scenario, {}, 2));
    expect(() => loadWorlds(scenario, {}, 1, bytes)).toThrow(/worlds/);
    expect(() => loadWorlds(scenario, {}, 2, bytes.slice(0, -400))).toThrow(/words/);
  });
});
