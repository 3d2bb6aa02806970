import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { DiskSpec } from '#shared/sim/kernel/scenario/storage-spec.ts';
import { card, lazy } from './cards.ts';
import { HALL_COMMANDS } from './command-sets.ts';
import type { Deck, OfferCard, Span } from './deck.ts';
import type { Hall } from './hall.ts';
import {
  APP_MUSEUM,
  BLOGGER_COOP,
  baseload,
  CLINIC,
  CORNER_SHOP,
  DAY_S,
  morningRamps,
  RENDER_BARN,
  TICKET_RUSH,
  TWO_SERVERS,
} from './parts.ts';

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
  version: 2,
  seed: 'TH1N1CE',
  lengthS: DAY_S,
  rows: { hosts: 8, vms: 64, tenants: 8, migrations: 16, incidents: 24, forecasts: 12, snapshots: 64, copies: 8 },
  datastores: [
    { kind: 'array', physicalGib: 240, growCentsPerGib: 2000 },
    { kind: 'hdd', physicalGib: 600, growCentsPerGib: 500 },
  ],
  tenants: [
    thin(lazy(baseload(CORNER_SHOP, 10, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]))),
    thin(lazy(baseload(CLINIC, 2, [0, 1])), DATABASE),
  ],
  events: morningRamps(1),
  commands: [
    ...HALL_COMMANDS,
    'takeSnapshot',
    'revertSnapshot',
    'deleteSnapshot',
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

/** A contract whose disks are on thin ice as well. */
function thinCard(of: Parameters<typeof card>[0], vms: Span): OfferCard {
  const { tenant, ...rest } = card(of, vms, 60);
  return { tenant: thin(tenant), ...rest };
}

const DECK: Deck = {
  offers: [
    { take: [1, 1], fromS: [8, 18], apartS: [0, 0], cards: [{ ...thinCard(CORNER_SHOP, [3, 4]), assigned: true }] },
    {
      take: [4, 5],
      fromS: [18, 30],
      apartS: [18, 26],
      cards: [
        thinCard(TICKET_RUSH, [5, 7]),
        thinCard(CORNER_SHOP, [6, 9]),
        thinCard(RENDER_BARN, [6, 9]),
        thinCard(APP_MUSEUM, [6, 9]),
        thinCard(BLOGGER_COOP, [10, 14]),
      ],
    },
  ],
  events: [
    // What fills a datastore does not say when it began; a day has one, and it lasts.
    {
      take: [1, 1],
      cards: [{ kind: 'datastoreFilling', on: [-1], atS: [105, 135], forS: [70, 90], warningS: 30, factor: [1, 1.3] }],
    },
    {
      take: [1, 1],
      cards: [
        { kind: 'badImage', on: { vmOf: 'cornerShop' }, atS: [45, 70], forS: [0, 0], warningS: 0, factor: [1, 1] },
        {
          kind: 'duplicateIdentity',
          on: { vmOf: 'cornerShop' },
          atS: [45, 90],
          forS: [0, 0],
          warningS: 0,
          factor: [1, 1],
        },
      ],
    },
  ],
};

/** One day on storage that is promised twice: a fast datastore that is nearly full, a slow one with room. */
export const thinIce: Hall = {
  scenario: SCENARIO,
  deck: DECK,
  orders: ['growDatastore', 'deleteSnapshot', 'migrateStorage', 'setThin', 'auditImage', 'renewIdentity'],
  answers: {
    datastoreFilling: ['growDatastore', 'migrateStorage', 'deleteSnapshot'],
    badImage: ['auditImage', 'powerOffVm', 'cloneVm', 'powerOnVm'],
    duplicateIdentity: ['renewIdentity'],
  },
};
