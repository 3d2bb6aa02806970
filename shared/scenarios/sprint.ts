import type { Scenario, TenantSpec } from '#shared/sim/scenario.ts';
import { GAME_HOSTS } from './hardware.ts';

const CORNER_SHOP: TenantSpec = {
  archetype: 'cornerShop',
  tier: 'silver',
  vms: 8,
  vm: {
    vcpus: 2,
    memMib: 4096,
    workload: 'web',
    technique: 'hardwareAssist',
    balloonDriver: true,
    commonFraction: 0.3,
    meanLoad: 0.3,
    touchedFraction: 0.71,
    activeFraction: 0.53,
    serviceMs: 20,
  },
  feeCentsPerBeat: 400,
  baseload: true,
  offerAtBeat: 0,
  offerForBeats: 0,
  placedOn: [0, 0, 0, 0, 1, 1, 1, 1],
};

/** One day on two hosts: the five-minute round. */
export const sprint: Scenario = {
  id: 'sprint',
  version: 1,
  seed: 'SPR1NT',
  tickSeconds: 0.2,
  secondsPerHour: 10,
  startHour: 6,
  lengthBeats: 240,
  rows: { hosts: 8, vms: 48, tenants: 12, migrations: 16, incidents: 24, forecasts: 12 },
  hostModels: GAME_HOSTS,
  hosts: [
    { model: 'medium', state: 'on' },
    { model: 'medium', state: 'on' },
  ],
  tenants: [CORNER_SHOP],
  events: [],
  demand: { kind: 'curves' },
  policies: {
    overcommitPercent: 120,
    sharing: 'tenant',
    haReserve: 0,
    ladder: 'vsphere6',
    rungs: { sharing: true, balloon: true, compression: true, swap: true },
    idleTax: 0.75,
    sliceMs: 30,
  },
  facility: {
    startCents: 3_000_000,
    migrationMbit: 10_000,
    pue: 1.5,
    dayCentsPerKwh: 10,
    nightCentsPerKwh: 6,
    hostMtbfHours: 0,
  },
};
