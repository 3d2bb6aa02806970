import { createWorld } from '#shared/sim/create.ts';
import type { HostModel, Scenario, Trace, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/**
 * The raw-speed scenario: hosts of 8 cores with ten small VMs each, whose load changes in every one of a day's 287 steps of
 * five minutes. Nothing is moved; what is measured is how fast a step is.
 */
export const STEPS = 287;
const STEP_S = 300;
const VMS_PER_HOST = 10;

/** HP ProLiant ML110 G5 (SPECpower_ssj2008 run as transcribed in CloudSim's power models). */
const ML110_G5_W = [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135];

const RAW_HOST: HostModel = {
  id: 'raw',
  cores: 8,
  coreMhz: 2500,
  smt: false,
  memMib: 65_536,
  hardwareAssist: true,
  largePages: true,
  priceCents: 0,
  powerW: ML110_G5_W,
  nicMbit: 10_000,
  swapDevice: 'ssd',
  bootSeconds: 180,
  sleepSeconds: 10,
  wakeSeconds: 180,
  deliverySeconds: 3600,
  standbyW: 0,
};

const RAW_VM: VmSpec = {
  vcpus: 1,
  memMib: 2048,
  ratedMhz: 2000,
  workload: 'web',
  technique: 'native',
  balloonDriver: true,
  commonFraction: 0.3,
  meanLoad: 0.5,
  touchedFraction: 0.7,
  activeFraction: 0.4,
  serviceMs: 20,
};

/** Systems that CPU shares and energy need. */
const CPU_ONLY = ['demand', 'cpu', 'facility'];

/** `cpuOnly`: native guests, no other mechanism. `all`: every system, guests on hardware assist. `pressed`: the same, with too little memory. */
export type RawKind = 'cpuOnly' | 'all' | 'pressed';

/** What a VM wants in a step, in percent: changes with every VM and every step. */
function rawPercent(vm: number, step: number): number {
  return ((31 * vm + 17 * step + ((vm * step) % 13)) % 91) + 5;
}

export function rawWorld(vms: number, kind: RawKind): World {
  return createWorld(rawScenario(vms, kind), { raw: rawTrace(vms) });
}

function rawTrace(vms: number): Trace {
  const percent = new Uint8Array(vms * STEPS);
  for (let vm = 0; vm < vms; vm++)
    for (let step = 1; step <= STEPS; step++) percent[vm * STEPS + step - 1] = rawPercent(vm, step);
  return { rows: vms, columns: STEPS, percent };
}

function rawScenario(vms: number, kind: RawKind): Scenario {
  const hosts = Math.ceil(vms / VMS_PER_HOST);
  const memMib = kind === 'pressed' ? 12_288 : RAW_HOST.memMib;
  return {
    id: `raw-${kind}`,
    version: 1,
    seed: 'RAW',
    tickSeconds: STEP_S,
    secondsPerHour: 3600,
    startHour: 0,
    lengthS: 0,
    ...(kind === 'cpuOnly' && { systems: CPU_ONLY }),
    rows: { hosts, vms, tenants: 1, migrations: 1, incidents: 16, forecasts: 1 },
    hostModels: [{ ...RAW_HOST, memMib }],
    hosts: Array.from({ length: hosts }, () => ({ model: 'raw', state: 'on' as const })),
    tenants: [
      {
        archetype: 'sliceUser',
        tier: 'silver',
        vms,
        vm: { ...RAW_VM, technique: kind === 'cpuOnly' ? 'native' : 'hardwareAssist' },
        feeCentsPerS: 1,
        baseload: true,
        offerAtS: 0,
        offerForS: 0,
        placedOn: Array.from({ length: vms }, (_, vm) => Math.floor(vm / VMS_PER_HOST)),
      },
    ],
    events: [],
    demand: { kind: 'trace', trace: 'raw', sampleSeconds: STEP_S, hold: true },
    policies: {
      overcommitPercent: 200,
      sharing: 'tenant',
      haReserve: 0,
      ladder: 'vsphere6',
      rungs: { sharing: true, balloon: true, compression: true, swap: true },
      idleTax: 0.75,
      sliceMs: 30,
    },
    facility: {
      startCents: 0,
      migrationMbit: 10_000,
      pue: 1,
      dayCentsPerKwh: 10,
      nightCentsPerKwh: 10,
      hostMtbfHours: 0,
      energyRule: 'trapezoid',
    },
  };
}
