import { describe, expect, it } from 'vitest';
import { layoutOf, viewOpenTables, viewTables } from '#shared/sim/kernel/tables/columns.ts';
import { fork, hashOpen, hashWorld, snapshot, worldOver } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../support/a-world.ts';

const schema = {
  hosts: { hidden: { heatC: '°C' }, open: { powerW: 'W', cores: 'cores' } },
  vms: { hidden: {}, open: { host: 'row of hosts' } },
} as const;

describe('tables', () => {
  it('lie one after another in the order of declaration, hidden and open apart', () => {
    const layout = layoutOf(schema, { hosts: 2, vms: 3 });
    expect(layout.hidden).toEqual([{ table: 'hosts', column: 'heatC', offset: 0, rows: 2 }]);
    expect(layout.open.map(({ column, offset }) => [column, offset])).toEqual([
      ['powerW', 0],
      ['cores', 2],
      ['host', 4],
    ]);
    expect(layout.openCells).toBe(7);
  });

  it('write through to the cells that a mirror of them reads', () => {
    const layout = layoutOf(schema, { hosts: 2, vms: 3 });
    const open = new Int32Array(layout.openCells);
    const tables = viewTables(layout, new Float64Array(layout.hiddenCells), open);
    tables.hosts.cores[1] = 16;
    expect(viewOpenTables(layout, open).hosts.cores[1]).toBe(16);
    expect('heatC' in viewOpenTables(layout, open).hosts).toBe(false);
  });
});

describe('a world', () => {
  it('goes on from a snapshot as if it had never stopped', () => {
    const world = aWorld({ hosts: 2, vms: 6 });
    run(world, 50);
    const resumed = worldOver(world.scenario, world.traces, snapshot(world));
    run(world, 50);
    run(resumed, 50);
    expect(hashWorld(resumed)).toBe(hashWorld(world));
    expect(resumed.tick).toBe(100);
  });

  it('is not changed by what happens to its fork', () => {
    const world = aWorld({ hosts: 1, vms: 2 });
    const before = hashWorld(world);
    run(fork(world), 20);
    expect(hashWorld(world)).toBe(before);
  });

  it('has another hash as soon as one bit differs', () => {
    const world = aWorld();
    const [before, openBefore] = [hashWorld(world), hashOpen(world.open)];
    world.hosts.powerW[0] += 1;
    expect(hashWorld(world)).not.toBe(before);
    expect(hashOpen(world.open)).not.toBe(openBefore);
  });

  it('refuses memory of another size, with both sizes', () => {
    const world = aWorld();
    expect(() => worldOver(world.scenario, {}, new ArrayBuffer(8))).toThrow(
      `a world of ${world.buffer.byteLength} bytes over 8`,
    );
  });
});
