import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { DiskSpec } from '#shared/sim/kernel/scenario/storage-spec.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Hall } from './hall.ts';
import { baseload, CLINIC, CORNER_SHOP, DAY_S, offered, RENDER_BARN, TICKET_RUSH, TWO_SERVERS } from './parts.ts';

/** A disk of which a third is written, and that takes room only for that. */
const THIN: DiskSpec = { gib: 32, thin: true };

/** The same customer with its disks on thin ice. */
function thin<T extends Pick<TenantSpec, 'vm'>>(customer: T, disk: DiskSpec = THIN): T {
  return { ...customer, vm: { ...customer.vm, disk } };
}

/** A database that writes all day. */
const DATABASE: DiskSpec = { gib: 64, thin: true, writtenGib: 20, readIops: 800, writeIops: 1200 };

const SCENARIO: Scenario = {
  ...TWO_SERVERS,
  id: 'thin-ice',
  version: 1,
  seed: 'TH1N1CE',
  lengthS: DAY_S,
  rows: { hosts: 8, vms: 36, tenants: 8, migrations: 16, incidents: 24, forecasts: 12, snapshots: 48, copies: 8 },
  datastores: [
    { kind: 'array', physicalGib: 240, growCentsPerGib: 2000 },
    { kind: 'hdd', physicalGib: 600, growCentsPerGib: 500 },
  ],
  tenants: [
    thin(baseload(CORNER_SHOP, 10, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])),
    thin(baseload(CLINIC, 2, [0, 1]), DATABASE),
    thin(offered(TICKET_RUSH, 4, 20, 60)),
    thin(offered(CORNER_SHOP, 6, 60, 60)),
    thin(offered(RENDER_BARN, 4, 110, 60)),
  ],
  events: [
    { kind: 'badImage', subject: 3, atS: 45, forS: 0, warningS: 0, factor: 1 },
    { kind: 'ramp', subject: -1, atS: 60, forS: 40, warningS: 30, factor: 1.2 },
    { kind: 'duplicateIdentity', subject: 6, atS: 100, forS: 0, warningS: 0, factor: 1 },
    { kind: 'datastoreFilling', subject: -1, atS: 140, forS: 80, warningS: 30, factor: 1 },
  ],
  commands: [
    ...HALL_COMMANDS,
    'takeSnapshot',
    'revertSnapshot',
    'deleteSnapshot',
    'forensicSnapshot',
    'cloneVm',
    'makeTemplate',
    'deployTemplate',
    'renewIdentity',
    'setThin',
    'growDatastore',
    'migrateStorage',
    'hardPowerOff',
    'suspendVm',
    'resumeVm',
    'auditImage',
  ],
};

/** One day on storage that is promised twice: a fast datastore that is nearly full, a slow one with room. */
export const thinIce: Hall = {
  scenario: SCENARIO,
  orders: ['growDatastore', 'deleteSnapshot', 'migrateStorage', 'setThin', 'auditImage', 'renewIdentity'],
};
