import { describe, expect, it } from 'vitest';
import { EXACT_RULES } from '#shared/inside/exact-rules.ts';
import { memoryOf } from '#shared/inside/memory.ts';
import { amountIn, type MemoryMoment, pageEvents } from '#shared/inside/memory-story.ts';
import { walk } from '#shared/see/run.ts';
import { settingOf } from './any-moment.ts';

/** Every moment of the host of a concept, with some of its levers pulled. */
function momentsOf(id: string, ...pulled: readonly string[]): readonly MemoryMoment[] {
  const moments: MemoryMoment[] = [];
  walk(settingOf(id, pulled), (world, tick) => {
    moments.push({ tick, picture: memoryOf(world, 0, EXACT_RULES) });
  });
  return moments;
}

describe('what happened to the pages of a guest', () => {
  it.each(['overcommit-ladder', 'balloon', 'page-patching'])('in %s adds up to what became of them', (id) => {
    const moments = momentsOf(id);
    const [first, last] = [moments[1], moments.at(-1)];
    const before = first.picture.guests[0];
    const after = last?.picture.guests.find(({ vm }) => vm === before.vm);
    if (!after) throw new Error(`VM ${before.vm} of ${id} has gone`);
    const events = pageEvents(moments.slice(1), before.vm, 10_000);
    for (const state of ['shared', 'ballooned', 'compressed', 'swapped', 'patched'] as const) {
      const moved = events.filter((event) => event.state === state).reduce((sum, { mib }) => sum + mib, 0);
      expect(moved).toBeCloseTo(amountIn(after, state) - amountIn(before, state), -1);
    }
  });

  it('says who picked the pages: the guest those of its balloon, the host what it swaps', () => {
    const pickers = (moments: readonly MemoryMoment[], state: string) => {
      const vms = moments[0].picture.guests.map(({ vm }) => vm);
      const events = vms.flatMap((vm) => pageEvents(moments, vm, 10_000)).filter(({ mib }) => mib > 0);
      return new Set(events.filter((event) => event.state === state).map(({ by }) => by));
    };
    const ladder = momentsOf('overcommit-ladder');
    expect(pickers(ladder, 'ballooned')).toEqual(new Set(['guest']));
    expect(pickers(ladder, 'own')).toEqual(new Set([undefined]));
    expect(pickers(momentsOf('overcommit-ladder', 'noDrivers'), 'swapped')).toEqual(new Set(['host']));
  });

  it('is one event as long as it goes in one direction', () => {
    const still = momentsOf('overcommit-ladder')[0];
    const with_ = (tick: number, mib: number): MemoryMoment => ({
      tick,
      picture: {
        ...still.picture,
        guests: still.picture.guests.map((guest) => ({ ...guest, pages: [{ state: 'ballooned', mib }] })),
      },
    });
    const vm = still.picture.guests[0].vm;
    const told = pageEvents([with_(1, 10), with_(2, 40), with_(3, 90), with_(4, 50)], vm, 5);
    expect(told).toEqual([
      { vm, state: 'ballooned', mib: -40, fromTick: 3, toTick: 4 },
      { vm, state: 'ballooned', mib: 80, fromTick: 1, toTick: 3, by: 'guest' },
    ]);
  });
});
