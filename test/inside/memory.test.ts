import { describe, expect, it } from 'vitest';
import { EXACT_RULES } from '#shared/inside/exact-rules.ts';
import { type MemoryPicture, memoryOf, type PageState } from '#shared/inside/memory.ts';
import { tileMibOf, tilesOf } from '#shared/inside/tiles.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { openWorldOver } from '#shared/sim/kernel/world.ts';
import { atAnyMoment, MOMENTS } from './any-moment.ts';

const sum = (parts: readonly { readonly mib: number }[]): number => parts.reduce((all, { mib }) => all + mib, 0);

/** A picture off the mirror of a world: its open columns alone. */
function toldOf(world: World, host: number): MemoryPicture {
  return memoryOf(
    openWorldOver(world.scenario, world.open, () => world.tick),
    host,
  );
}

describe('the memory of a host, opened up', () => {
  it('has every figure of its world, at 100 moments of games and concepts', () => {
    const moments = atAnyMoment((world, host) => {
      const { hosts, vms } = world;
      const picture = memoryOf(world, host, EXACT_RULES);
      const of = (state: string) => sum(picture.frames.filter((part) => part.state === state));
      expect(of('hypervisor')).toBe(hosts.hypervisorMib[host]);
      expect(of('own') + of('incoming')).toBeCloseTo(hosts.privateExactMib[host], 6);
      expect(of('cache')).toBeCloseTo(hosts.cacheMib[host], 6);
      expect(of('free')).toBe(hosts.freeExactMib[host]);
      expect(sum(picture.frames)).toBeCloseTo(hosts.memMib[host], 5);
      const all = (state: PageState) =>
        sum(picture.guests.flatMap(({ pages }) => pages.filter((p) => p.state === state)));
      expect(all('shared')).toBeCloseTo(hosts.savedExactMib[host], 6);
      expect(all('ballooned')).toBeCloseTo(hosts.balloonedExactMib[host], 6);
      expect(all('compressed')).toBeCloseTo(hosts.compressedExactMib[host], 6);
      expect(all('patched')).toBeCloseTo(hosts.patchedExactMib[host], 6);
      expect(all('swapped')).toBeCloseTo(hosts.swappedExactMib[host], 6);
      for (const guest of picture.guests) {
        const page = (state: PageState) => sum(guest.pages.filter((part) => part.state === state));
        expect(sum(guest.pages)).toBeCloseTo(guest.memMib, 5);
        expect(page('waiting')).toBe(vms.unbackedMib[guest.vm]);
        expect(page('swapped')).toBe(vms.swappedExactMib[guest.vm]);
        expect(guest.usesMib).toBe(vms.touchedExactMib[guest.vm]);
        expect(guest.guestPagedMib).toBe(vms.guestPagedMib[guest.vm]);
      }
    });
    expect(moments).toBeGreaterThanOrEqual(MOMENTS);
  });

  it('is tiles of a stated size that add up to the memory of the host', () => {
    atAnyMoment((world, host) => {
      for (const { frames, memMib, tileMib, guests } of [memoryOf(world, host, EXACT_RULES), toldOf(world, host)]) {
        const tiles = tilesOf(
          frames.map(({ mib }) => mib),
          tileMib,
        );
        expect(tiles.reduce((all, count) => all + count, 0)).toBe(Math.round(memMib / tileMib));
        const off = frames.map(({ mib }, i) => Math.abs(tiles[i] * tileMib - mib));
        expect(Math.max(...off)).toBeLessThan(tileMib);
        for (const { pages, memMib: believed } of guests) {
          const count = tilesOf(
            pages.map(({ mib }) => mib),
            tileMib,
          ).reduce((all, each) => all + each, 0);
          expect(count).toBe(Math.round(believed / tileMib));
        }
      }
    });
  });

  it('shows of a mirror what the mirror tells, and nothing that it does not', () => {
    atAnyMoment((world, host) => {
      const { hosts, vms } = world;
      const told = toldOf(world, host);
      expect([told.freeMib, told.savedMib, told.swappedMib]).toEqual([
        hosts.freeMib[host],
        hosts.sharedMib[host],
        hosts.swappedMib[host],
      ]);
      for (const guest of told.guests) {
        const states = guest.pages.map(({ state }) => state);
        expect(states.filter((state) => state === 'own' || state === 'waiting' || state === 'untouched')).toEqual([]);
        expect(guest.machineMib).toBeUndefined();
        expect(guest.activeMib).toBe(vms.activeMib[guest.vm]);
      }
    });
  });
});

describe('tiles', () => {
  it.each([
    [65_536, 64],
    [262_144, 256],
    [10_240, 16],
    [512, 1],
  ])('of a host of %i MiB stand for %i MiB each: 1024 at most', (memMib, tileMib) => {
    expect(tileMibOf(memMib)).toBe(tileMib);
  });

  it('go to what falls short by most', () => {
    expect(tilesOf([150, 130, 40], 64)).toEqual([2, 2, 1]);
    expect(tilesOf([95, 95, 2], 64)).toEqual([2, 1, 0]);
  });
});
