import { describe, expect, it } from 'vitest';
import { cpuOf } from '#shared/inside/cpu.ts';
import { disksOf } from '#shared/inside/disks.ts';
import { EXACT_RULES } from '#shared/inside/exact-rules.ts';
import { ioOf } from '#shared/inside/io.ts';
import { movesOf } from '#shared/inside/moves.ts';
import { rackPictureOf } from '#shared/inside/rack.ts';
import { reachOf } from '#shared/inside/reach.ts';
import { frameOf, INSIDE_VIEWS } from '#shared/inside/view.ts';
import { rackOf } from '#shared/sim/kernel/tables/racks.ts';
import { openWorldOver } from '#shared/sim/kernel/world.ts';
import { atAnyMoment, MOMENTS } from './any-moment.ts';

describe('a host, opened up, has every figure of its world', () => {
  it('for its cores', () => {
    const moments = atAnyMoment((world, host) => {
      const { hosts, vms } = world;
      const { guests, cycles } = cpuOf(world, host);
      expect(cycles).toEqual({
        capacityMhz: hosts.capacityMhz[host],
        dueMhz: hosts.dueMhz[host],
        usedMhz: hosts.usedMhz[host],
        overheadMhz: hosts.overheadMhz[host],
        platformMhz: hosts.platformMhz[host],
      });
      for (const { vm, ready, coStop, speed, cycles: own } of guests) {
        expect([ready, coStop, speed]).toEqual([vms.readyFraction[vm], vms.coStopFraction[vm], vms.speed[vm]]);
        expect(own).toEqual({ wantMhz: vms.wantMhz[vm], dueMhz: vms.dueMhz[vm], gotMhz: vms.gotMhz[vm] });
      }
    });
    expect(moments).toBeGreaterThanOrEqual(MOMENTS);
  });

  it('for moves', () => {
    let seen = 0;
    atAnyMoment((world, host) => {
      const { migrations, hall } = world;
      const { moves, networkMbit } = movesOf(world, host, EXACT_RULES);
      expect(networkMbit).toBe(hall.migrationMbit[0]);
      expect(moves.length).toBe([...migrations.state].filter((state) => state !== 0).length);
      for (const { migration: m, leftMib, sentMib, rateMibPerS, details } of moves) {
        seen += 1;
        expect([leftMib, sentMib, rateMibPerS]).toEqual([
          migrations.roundLeftMib[m],
          migrations.totalMib[m],
          migrations.rateExactMibPerS[m],
        ]);
        if (details) expect(details.roundMib).toBe(migrations.roundMib[m]);
      }
    });
    expect(seen).toBeGreaterThan(10);
  });

  it('for the ways of its requests', () => {
    atAnyMoment((world, host) => {
      const { hosts, vms, datastores } = world;
      const { guests, dom0, stores } = ioOf(world, host, EXACT_RULES);
      if (dom0) expect([dom0.load, dom0.share]).toEqual([hosts.dom0Load[host], hosts.dom0Share[host]]);
      for (const { datastore, busy } of stores) expect(busy).toBe(datastores.utilisation[datastore]);
      for (const { vm, waits } of guests) {
        expect((waits?.netPathMs ?? 0) + (waits?.netWireMs ?? 0)).toBeCloseTo(vms.netLatencyMs[vm], 12);
        expect(waits?.diskPerRequestMs).toBe(vms.diskLatencyMs[vm]);
        expect([waits?.netFraction, waits?.diskFraction]).toEqual([vms.netFraction[vm], vms.diskFraction[vm]]);
      }
    });
  });

  it('for its disks: the files of a datastore add up to what is written there', () => {
    atAnyMoment((world, host) => {
      const { stores, vms, copies } = disksOf(world, host);
      for (const { datastore, writtenMib, othersMib = 0 } of stores) {
        const files = vms.filter((vm) => vm.datastore === datastore).flatMap((vm) => vm.files);
        const staged = copies.reduce(
          (sum, _, c) => sum + (world.copies.to[c] === datastore ? world.copies.stagedMib[c] : 0),
          0,
        );
        const fileMib = files.reduce((sum, { mib }) => sum + mib, 0);
        if (world.scenario.datastores) expect(fileMib + othersMib + staged).toBeCloseTo(writtenMib, 3);
      }
    });
  });

  it('for its rack', () => {
    atAnyMoment((world, host) => {
      const { racks, hosts } = world;
      const picture = rackPictureOf(world, host);
      const rack = rackOf(host);
      expect([picture.powerW, picture.inletC, picture.breakerWay]).toEqual([
        racks.powerExactW[rack],
        racks.inletExactC[rack],
        racks.breakerExact[rack],
      ]);
      const sumW = picture.hosts.reduce((sum, { powerW }) => sum + powerW, 0);
      expect(sumW).toBeCloseTo(racks.powerExactW[rack], 6);
      expect(picture.hosts.every(({ host: row, vms }) => vms === hosts.vms[row])).toBe(true);
    });
  });

  it('for what hangs on it', () => {
    atAnyMoment((world, host) => {
      const { blasts, guests, escape: chance } = reachOf(world, host);
      expect(blasts[0]).toMatchObject({ what: 'host', row: host, vms: guests.map(({ vm }) => vm) });
      expect(chance).toBe(world.hosts.escapePermille[host] / 1000);
    });
  });

  it('and reading it changes nothing', () => {
    atAnyMoment((world, host) => {
      const before = world.buffer.slice(0);
      for (const view of INSIDE_VIEWS) frameOf(world, { view, host }, EXACT_RULES);
      expect(Buffer.compare(Buffer.from(before), Buffer.from(world.buffer))).toBe(0);
    });
  });
});

describe('the mirror of a host', () => {
  it('opens in every view', () => {
    atAnyMoment((world, host) => {
      const mirror = openWorldOver(world.scenario, world.open, () => world.tick);
      for (const view of INSIDE_VIEWS) expect(frameOf(mirror, { view, host }).picture.view).toBe(view);
    });
  });
});
