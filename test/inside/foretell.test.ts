import { describe, expect, it } from 'vitest';
import { foretell } from '#shared/inside/foretell.ts';
import { framesBetween } from '#shared/inside/frames.ts';
import type { MovesPicture } from '#shared/inside/moves.ts';
import { replayOf, walk } from '#shared/see/run.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { settingOf } from './any-moment.ts';

type Done = Extract<SimEvent, { type: 'migrationDone' }>;

/** The world of a concept at the moment at which its page stands still. */
function atStop(id: string): World {
  const setting = settingOf(id);
  let found: World | undefined;
  walk({ ...setting, endS: setting.stopS }, (world) => {
    found = world;
  });
  if (!found) throw new Error(`${id} has no moment`);
  return found;
}

/** Steps until a VM has arrived; the tick at which it did, and what was told. */
function untilDone(world: World, vm: number): { readonly tick: number; readonly told: Done } {
  for (let i = 0; i < 5000; i++) {
    step(world, []);
    const told = world.events.find((event): event is Done => event.type === 'migrationDone' && event.vm === vm);
    if (told) return { tick: world.tick, told };
  }
  throw new Error(`VM ${vm} never arrived`);
}

describe('what is foretold of a move by running a copy of the world on', () => {
  it.each(['pre-copy', 'post-copy', 'shared-pipe'])(
    'is what then happens to all moves of %s when nobody gives an order',
    (id) => {
      const world = atStop(id);
      const moving = [...world.migrations.state].flatMap((state, m) => (state === 0 ? [] : [world.migrations.vm[m]]));
      expect(moving.length).toBeGreaterThan(0);
      const before = hashWorld(world);
      const foretold = foretell(world, moving);
      expect(hashWorld(world)).toBe(before);
      for (const vm of moving) {
        const other = atStop(id);
        const { tick, told } = untilDone(other, vm);
        expect(foretold.get(vm)).toEqual({
          outcome: 'arrives',
          atTick: tick,
          pauseMs: told.pauseMs,
          sentMib: told.sentMib,
          rounds: told.rounds,
        });
      }
    },
  );

  it('says of a move that does not converge how far it looked', () => {
    const world = atStop('not-converging');
    const ticks = 20 / world.scenario.tickSeconds;
    expect(foretell(world, [0], 20).get(0)).toMatchObject({ outcome: 'goesOn', atTick: world.tick + ticks });
  });
});

describe('moments of a game that is played again', () => {
  it('are read one after another, and only the last one looks ahead', () => {
    const setting = settingOf('pre-copy');
    const stop = Math.round(setting.stopS / setting.scenario.tickSeconds);
    const replay = replayOf(setting);
    const frames = framesBetween(replay, {
      ask: { view: 'moves', host: 0 },
      from: stop - 5,
      to: stop,
      every: 1,
      foretell: true,
    });
    expect(frames.map(({ tick }) => tick)).toEqual([-5, -4, -3, -2, -1, 0].map((ticks) => stop + ticks));
    const ahead = frames.map(
      ({ picture }) => (picture as MovesPicture).moves.filter(({ foretold }) => foretold).length,
    );
    expect(ahead.slice(0, -1).every((count) => count === 0)).toBe(true);
    expect(ahead.at(-1)).toBe(1);
  });
});
