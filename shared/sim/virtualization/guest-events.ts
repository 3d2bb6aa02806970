import { WORKLOADS, type Workload } from '../kernel/codes/index.ts';

/**
 * Things that a guest does and that may need its hypervisor. `controlToggle`: interrupts off and on, task priority, timers,
 * halts. `pageTableWrite`: also those of new processes and faults. `portAccess`: registers of emulated timers, interrupt
 * controllers and consoles, as kernels use them that know no better. `receivedPacket`: a packet that it mostly just takes.
 */
export const GUEST_EVENTS = [
  'syscall',
  'fork',
  'pageFault',
  'contextSwitch',
  'diskRequest',
  'packet',
  'receivedPacket',
  'pageTableWrite',
  'controlToggle',
  'portAccess',
] as const;
export type GuestEvent = (typeof GUEST_EVENTS)[number];
export type EventRates = { readonly [E in GuestEvent]: number };

/** What a kind of guest does in one second of native CPU time. */
export interface GuestProfile {
  readonly events: EventRates;
  /** Part of native time spent in page walks. */
  readonly walkShare: number;
  /** Part of native time spent in code that runs once and is then changed: what a translator translates in vain. */
  readonly freshShare: number;
  /** Part of its packets that go to its siblings, VMs of the same tenant. */
  readonly siblingShare: number;
}

const NO_EVENTS = Object.fromEntries(GUEST_EVENTS.map((event) => [event, 0])) as EventRates;

function profile(events: Partial<EventRates>, rest: Partial<Omit<GuestProfile, 'events'>>): GuestProfile {
  return { walkShare: 0, freshShare: 0, siblingShare: 0, ...rest, events: { ...NO_EVENTS, ...events } };
}

/**
 * Profiles by workload. Rates of `web`, `transactions`, `build`, `batch`, `retrieval` and `fileServer` are calibrated so
 * that a hosted binary translator and a paravirtual guest have the relative scores of SPECweb99, OSDB-OLTP, the Linux
 * build, SPECint, OSDB-IR and dbench (Barham et al., SOSP 2003, Fig. 3). `transactions` counts per second of CPU of a
 * benchmark that mostly waits for its disk; `oltp` asks its disk, switches and toggles as that does, and its system calls,
 * faults and processes give a container the score of the database of Solaris zones (Price & Tucker, LISA 2004, Fig. 7). MySQL
 * under KVM lost more than 40 % (Felter et al., IBM RC25482, 2014), in a run of almost no disk I/O (unverified): no event is
 * known that explains it, and no rate is fitted to it. Walk shares give nested paging the published ratio where one is
 * (`compression` PXZ, `hpc` Linpack, `streaming` STREAM, `randomAccess`; Felter et al., Table I), else a tax of 1 % (batch), 3 % (web) and 4 % (build, oltp),
 * design values. Page-table writes give shadow paging a tax of about 30 % (build), 12 % (web) and 2 % (batch), design values.
 * All else is a design value.
 */
export const GUEST_PROFILES: { readonly [W in Workload]: GuestProfile } = {
  idle: profile(
    { syscall: 1000, pageFault: 100, contextSwitch: 500, diskRequest: 5, packet: 20, controlToggle: 100 },
    { walkShare: 0.001 },
  ),
  web: profile(
    {
      syscall: 400_000,
      fork: 0.5,
      pageFault: 2000,
      contextSwitch: 2000,
      diskRequest: 2000,
      packet: 24_000,
      pageTableWrite: 25_000,
      controlToggle: 10_000,
      portAccess: 30_000,
    },
    { walkShare: 0.006, siblingShare: 0.2 },
  ),
  oltp: profile(
    {
      syscall: 250_000,
      fork: 0.5,
      pageFault: 20_000,
      contextSwitch: 10_000,
      diskRequest: 1500,
      packet: 1500,
      pageTableWrite: 20_000,
      controlToggle: 30_000,
    },
    { walkShare: 0.008, siblingShare: 0.2 },
  ),
  build: profile(
    {
      syscall: 30_000,
      fork: 15,
      pageFault: 9000,
      contextSwitch: 1000,
      diskRequest: 300,
      pageTableWrite: 70_000,
      controlToggle: 500,
    },
    { walkShare: 0.008 },
  ),
  batch: profile(
    {
      syscall: 2000,
      fork: 0.3,
      pageFault: 1000,
      contextSwitch: 300,
      diskRequest: 10,
      pageTableWrite: 3000,
      controlToggle: 500,
    },
    { walkShare: 0.002 },
  ),
  cache: profile(
    {
      syscall: 80_000,
      pageFault: 500,
      contextSwitch: 8000,
      diskRequest: 20,
      packet: 30_000,
      pageTableWrite: 1000,
      controlToggle: 5000,
    },
    { walkShare: 0.012, siblingShare: 0.8 },
  ),
  rtos: profile(
    {
      syscall: 20_000,
      pageFault: 100,
      contextSwitch: 5000,
      diskRequest: 5,
      packet: 500,
      controlToggle: 600_000,
      portAccess: 1000,
    },
    { walkShare: 0.001 },
  ),
  fileServer: profile(
    {
      syscall: 60_000,
      pageFault: 1500,
      contextSwitch: 6000,
      diskRequest: 1800,
      pageTableWrite: 3000,
      controlToggle: 5000,
    },
    { walkShare: 0.006 },
  ),
  retrieval: profile(
    {
      syscall: 150_000,
      pageFault: 5000,
      contextSwitch: 40_000,
      diskRequest: 2500,
      pageTableWrite: 10_000,
      controlToggle: 5000,
    },
    { walkShare: 0.006 },
  ),
  hpc: profile({ syscall: 200, pageFault: 100, contextSwitch: 100 }, { walkShare: 0.004 }),
  compression: profile(
    { syscall: 500, pageFault: 30_000, contextSwitch: 200, diskRequest: 10, pageTableWrite: 5000 },
    { walkShare: 0.0564 },
  ),
  streaming: profile({ syscall: 100, pageFault: 100, contextSwitch: 100 }, { walkShare: 0.0026 }),
  jvm: profile(
    { syscall: 20_000, pageFault: 2000, contextSwitch: 10_000, diskRequest: 50, packet: 5000, controlToggle: 5000 },
    { walkShare: 0.01 },
  ),
  transactions: profile(
    {
      syscall: 250_000,
      pageFault: 5000,
      contextSwitch: 10_000,
      diskRequest: 1500,
      packet: 1500,
      pageTableWrite: 5000,
      controlToggle: 30_000,
      portAccess: 250_000,
    },
    { walkShare: 0.006, siblingShare: 0.2 },
  ),
  sender: profile({ packet: 1_000_000, controlToggle: 1000 }, { walkShare: 0.001 }),
  receiver: profile({ receivedPacket: 1_000_000, controlToggle: 1000 }, { walkShare: 0.001 }),
  randomAccess: profile({ syscall: 100, pageFault: 100, contextSwitch: 100 }, { walkShare: 0.0016 }),
  firmware: profile({ syscall: 1000, controlToggle: 50_000, portAccess: 500 }, { freshShare: 0.2 }),
};

/** Packets of each class in a second of native CPU time, and the part of them that goes to siblings; by index. */
export const PACKETS = Float64Array.from(
  WORKLOADS,
  (name) => GUEST_PROFILES[name].events.packet + GUEST_PROFILES[name].events.receivedPacket,
);
export const SIBLING_SHARES = Float64Array.from(WORKLOADS, (name) => GUEST_PROFILES[name].siblingShare);
/** Disk requests of each class in a second of native CPU time, by index. */
export const DISK_REQUESTS = Float64Array.from(WORKLOADS, (name) => GUEST_PROFILES[name].events.diskRequest);
