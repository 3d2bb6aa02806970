import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import type { Part } from './fields.ts';

/** What the lab begins with: two servers with twelve small web servers, in the time of the game. Design values. */
export const OWN_HALL: WorldFile = {
  kind: 'world',
  id: 'own-hall',
  seed: 'LAB',
  tickSeconds: 0.2,
  ticks: 1200,
  clock: { secondsPerHour: 10, startHour: 8 },
  hosts: [{ count: 2, model: 'medium', largePages: true }],
  catalogue: [
    { model: 'small', largePages: true },
    { model: 'large', largePages: true },
    { model: 'legacy', largePages: true },
  ],
  vms: [
    { count: 12, archetype: 'cornerShop', vcpus: 2, memMib: 4096, meanLoad: 0.22, feeCentsPerS: 400 },
    { count: 4, archetype: 'clinic', tier: 'gold', vcpus: 2, memMib: 4096, workload: 'oltp', feeCentsPerS: 800 },
  ],
  policies: { overcommitPercent: 120, scanPagesPerSecond: 20_000, migration: { dirtyFactor: 40 } },
  facility: { startCents: 10_000_000, dayCentsPerKwh: 20_000, nightCentsPerKwh: 12_000 },
  rows: { hosts: 16, vms: 64, tenants: 16, migrations: 32, incidents: 64, forecasts: 16 },
};

/** A file with its groups of VMs changed: places that were listed VM by VM hold only for as many VMs as they are. */
export function withGuests(file: WorldFile, groups: readonly Part[]): WorldFile {
  const vms = groups.map((group) => {
    const { placement, count, offer } = group;
    if (!Array.isArray(placement) || placement.length === count) return group;
    return { ...group, placement: offer === undefined ? 'roundRobin' : 'none' };
  });
  // The form writes the fields that the file knows; the worker checks all of them before anything is played.
  return { ...file, vms } as unknown as WorldFile;
}
