import { TECHNIQUES, type Technique, WORKLOADS, type Workload } from '../codes.ts';
import { exp } from '../det-math.ts';
import type { World } from '../world.ts';
import { GUEST_EVENTS, GUEST_PROFILES, type GuestEvent, type GuestProfile } from './guest-events.ts';
import { nestedWalkTax } from './page-walks.ts';

/** What a technique adds to a guest's native work. A further technique is one more row of `TECHNIQUE_COSTS`. */
export interface TechniqueCost {
  /** Work per unit of user code: 1 unless every instruction is emulated. */
  readonly userFactor: number;
  /** Cycles added to each event. */
  readonly addedCycles: { readonly [E in GuestEvent]: number };
  /** Whether addresses are translated by the hardware through two levels of page tables. */
  readonly nestedPaging: boolean;
  /** Tax while nothing is translated yet, and the CPU seconds in which it fades. */
  readonly coldTax: number;
  readonly warmsInCpuS: number;
}

const NOTHING_ADDED: TechniqueCost = {
  userFactor: 1,
  addedCycles: { syscall: 0, fork: 0, pageFault: 0, contextSwitch: 0, diskRequest: 0, packet: 0 },
  nestedPaging: false,
  coldTax: 0,
  warmsInCpuS: 1,
};

/**
 * Binary translation: a system call takes 2308 cycles instead of 242 (lecture notes on hardware virtualization, Hochschule
 * Luzern; not checked against a measurement); starting a process +6.0 ms, a page fault +11.0 µs, a context switch +17.3 µs, on a 2.4 GHz machine (Barham et al., SOSP 2003,
 * Tables 3–5, VMware Workstation 3.2); devices at 40 µs a disk request and 15 µs a packet, and the cold code cache, are
 * design values. Hardware assist with nested paging: no cost of its own for what stays in the guest; a disk request
 * costs 24 µs (calibrated on MySQL under KVM at less than 60 % of native: Felter et al., IBM RC25482, 2014), a packet
 * 0.9 µs (design value), a context switch a fourth of an exit of about 1200 cycles (unverified).
 */
export const TECHNIQUE_COSTS: { readonly [T in Technique]: TechniqueCost } = {
  hardwareAssist: {
    userFactor: 1,
    addedCycles: { syscall: 0, fork: 0, pageFault: 0, contextSwitch: 300, diskRequest: 57_600, packet: 2160 },
    nestedPaging: true,
    coldTax: 0,
    warmsInCpuS: 1,
  },
  binaryTranslation: {
    userFactor: 1,
    addedCycles: {
      syscall: 2066,
      fork: 14_400_000,
      pageFault: 26_352,
      contextSwitch: 41_592,
      diskRequest: 96_000,
      packet: 36_000,
    },
    nestedPaging: false,
    coldTax: 0.6,
    warmsInCpuS: 2,
  },
  interpreter: { ...NOTHING_ADDED, userFactor: 50 },
  emulator: { ...NOTHING_ADDED, userFactor: 5 },
  paravirtual: {
    ...NOTHING_ADDED,
    addedCycles: {
      syscall: 24,
      fork: 1_920_000,
      pageFault: 3144,
      contextSwitch: 1000,
      diskRequest: 36_000,
      packet: 2400,
    },
  },
  container: NOTHING_ADDED,
  jvm: { ...NOTHING_ADDED, userFactor: 1.1, coldTax: 8.9, warmsInCpuS: 20 },
  native: NOTHING_ADDED,
};

/** φ: work per unit of native work, once warm, on a core of `mhz`. Its inverse is the efficiency. */
export function workFactor(cost: TechniqueCost, profile: GuestProfile, mhz: number): number {
  const walks = cost.nestedPaging ? nestedWalkTax(profile.walkShare) : 0;
  return cost.userFactor + walks + addedCyclesPerS(cost, profile) / (mhz * 1e6);
}

function addedCyclesPerS(cost: TechniqueCost, profile: GuestProfile): number {
  let cycles = 0;
  for (const event of GUEST_EVENTS) cycles += profile.events[event] * cost.addedCycles[event];
  return cycles;
}

/** What is still added because the code cache is cold, after `warmCpuS` of running here. */
export function coldTax(cost: TechniqueCost, warmCpuS: number): number {
  return cost.coldTax === 0 ? 0 : cost.coldTax * exp(-warmCpuS / cost.warmsInCpuS);
}

/** The parts of φ by technique and workload, so that a tick need not add up events. */
const SUMS = TECHNIQUES.map((technique: Technique) =>
  WORKLOADS.map((workload: Workload) => {
    const cost = TECHNIQUE_COSTS[technique];
    const profile = GUEST_PROFILES[workload];
    const walks = cost.nestedPaging ? nestedWalkTax(profile.walkShare) : 0;
    return { cost, fixed: cost.userFactor + walks, megacycles: addedCyclesPerS(cost, profile) / 1e6 };
  }),
);

/** φ of a guest on a core of `mhz`, as warm as it is now. */
export function guestWorkFactor(vms: World['vms'], v: number, mhz: number): number {
  const { cost, fixed, megacycles } = SUMS[vms.technique[v]][vms.workload[v]];
  return fixed + megacycles / mhz + coldTax(cost, vms.warmCpuS[v]);
}
