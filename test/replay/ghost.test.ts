import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ghost, replayGhost, sceneOf } from '#shared/replay/ghost/ghost.ts';
import { courseOf } from '#shared/replay/ghost/ghost-course.ts';
import { referenceGhost } from '#shared/replay/ghost/ghost-reference.ts';
import { packGhost, readGhost } from '#shared/replay/ghost/ghost-text.ts';
import { pack, unpack } from '#shared/replay/packed/packed.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import { anyCommand, anyGame, type Orders } from '../support/any-command.ts';
import { runs } from '../support/runs.ts';

const SEED = 'GH0ST';
const HALL = { kind: 'hall', id: 'first-hall' } as const;
const world = () => createWorld(sprint());
function sprint() {
  const scenario = scenarioById(HALL.id, SEED);
  if (!scenario) throw new Error('no hall');
  return scenario;
}

/** A game that was played with these orders, tick by tick, as a ghost. */
function played(ticks: readonly Orders[]): Ghost {
  const game = world();
  const orders: TimedOrder[] = [];
  for (const due of ticks) {
    for (const { by, call } of due) orders.push({ tick: game.tick, by, call });
    step(game, due);
  }
  const content = contentHash(sprint(), tracesFor(sprint()));
  const [hash, who] = [hashWorld(game), 'own'] as const;
  return { place: HALL, seed: SEED, who, engine: ENGINE, contentHash: content, ticks: game.tick, hash, orders };
}

function readBack(text: string): Ghost {
  const read = readGhost(text);
  if (!read.ok) throw new Error(read.problem);
  return read.ghost;
}

describe('a ghost as text', () => {
  it('comes to the same end, bit by bit, whatever was ordered', () => {
    fc.assert(
      fc.property(anyGame(world(), 40), (ticks) => {
        const ghost = played(ticks);
        const back = readBack(packGhost(ghost));
        expect(back.orders).toEqual(ghost.orders);
        const course = courseOf(back);
        expect(course.ok && [course.value.hash, course.value.isSame]).toEqual([ghost.hash, true]);
      }),
      runs(20),
    );
  });

  it.each(Object.keys(COMMANDS) as CommandName[])('holds %s with any arguments', (name) => {
    fc.assert(
      fc.property(anyCommand(world().layout.rows, [name]), fc.integer({ min: 0, max: 999 }), (call, tick) => {
        const ghost: Ghost = { ...played([]), ticks: 1000, orders: [{ tick, by: 0, call }] };
        expect(readBack(packGhost(ghost)).orders).toEqual(ghost.orders);
      }),
      runs(10),
    );
  });

  it('of the bot of a hall is short enough for an address', () => {
    const ghost = referenceGhost({ kind: 'hall', id: 'sprint' }, SEED);
    expect(ghost?.orders.length).toBeGreaterThan(40);
    expect(ghost && packGhost(ghost).length).toBeLessThan(4000);
  });

  it('is read out of a whole address, and with the line breaks of a mail', () => {
    const text = packGhost(played([]));
    expect(readBack(`https://example.org/ghost#${text}`)).toEqual({ ...played([]), who: 'given' });
    expect(readBack(`${text.slice(0, 20)}\r\n ${text.slice(20)}`)).toEqual({ ...played([]), who: 'given' });
  });

  it('that was changed anywhere is damaged, and nothing is thrown', () => {
    const text = packGhost(played([[{ by: 0, call: { name: 'setOvercommit', args: { percent: 130 } } }], [], []]));
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(fc.integer({ min: 3, max: text.length - 2 }), fc.constantFrom(...letters), (place, letter) => {
        fc.pre(text[place] !== letter);
        const read = readGhost(text.slice(0, place) + letter + text.slice(place + 1));
        expect(read.ok || ['damaged', 'large'].includes(read.problem)).toBe(true);
        expect(read.ok ? read.ghost : played([])).toEqual(expect.objectContaining({ seed: SEED }));
        if (read.ok) expect(packGhost(read.ghost)).toBe(text);
      }),
      runs(200),
    );
  });

  it('that is none is refused with the reason', () => {
    const ghost = played([]);
    const problemOf = (text: string) => {
      const read = readGhost(text);
      return read.ok ? undefined : read.problem;
    };
    const other = (change: Partial<Ghost>) => problemOf(packGhost({ ...ghost, ...change }));
    expect(problemOf('')).toBe('foreign');
    expect(problemOf('https://example.org/')).toBe('foreign');
    expect(problemOf(pack('lab', new Uint8Array([1, 2, 3])))).toBe('foreign');
    expect(problemOf(packGhost(ghost).replace(/^g1/, 'g2'))).toBe('newer');
    expect(problemOf(pack('ghost', new Uint8Array([1, 2, 3])))).toBe('damaged');
    expect(problemOf('x'.repeat(500_000))).toBe('large');
    expect(other({ engine: '1/0' })).toBe('rules');
    expect(other({ place: { kind: 'hall', id: 'no-such-hall' } })).toBe('unknownPlace');
    expect(other({ place: { kind: 'level', id: '99-1' } })).toBe('unknownPlace');
    const late = { tick: 5, by: 0, call: { name: 'setOvercommit', args: { percent: 130 } } } as const;
    expect(other({ orders: [late] })).toBe('damaged');
  });

  it('of a hall whose content is another one now is not played', () => {
    const made = replayGhost({ ...played([]), contentHash: 1 });
    expect(made).toEqual({ ok: false, problem: 'content' });
  });

  it('survives as any bytes whatever', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(unpack('lab', pack('lab', bytes))).toEqual({ ok: true, bytes });
      }),
      runs(50),
    );
  });
});

describe('the reference', () => {
  it('of a level plays it as its bot does, to the same end as it was packed with', () => {
    const place = { kind: 'level', id: '1-1' } as const;
    const ghost = referenceGhost(place, SEED);
    if (!ghost) throw new Error('no reference');
    const course = courseOf(readBack(packGhost(ghost)));
    if (!course.ok) throw new Error(course.problem);
    const { isSame, first, series, decisions } = course.value;
    const seconds = ghost.ticks * (sceneOf(ghost)?.tickSeconds ?? 0);
    expect([isSame, first.length, series.beats]).toEqual([true, Math.floor(seconds), Math.floor(seconds)]);
    expect(decisions.length).toBeGreaterThan(5);
  });

  it('is none of a hall without an end, and none of what is no place', () => {
    expect(referenceGhost({ kind: 'hall', id: 'open-hall' }, SEED)).toBeUndefined();
    expect(referenceGhost({ kind: 'level', id: '99-1' }, SEED)).toBeUndefined();
  });
});
