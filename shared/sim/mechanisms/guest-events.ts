import type { Workload } from '../codes.ts';

/** Things that a guest does and that may need its hypervisor. */
export const GUEST_EVENTS = ['syscall', 'fork', 'pageFault', 'contextSwitch', 'diskRequest', 'packet'] as const;
export type GuestEvent = (typeof GUEST_EVENTS)[number];

/** What a kind of guest does in one second of native CPU time. */
export interface GuestProfile {
  readonly events: { readonly [E in GuestEvent]: number };
  /** Part of native time spent in page walks. */
  readonly walkShare: number;
}

/**
 * Profiles by workload. Rates of `web`, `oltp`, `build` and `batch` are calibrated so that a hosted binary translator
 * has the relative scores of SPECweb99, OSDB-OLTP, the Linux build and SPECint (Barham et al., SOSP 2003, Fig. 3); walk
 * shares give nested paging a tax of 1 % (batch), 3 % (web) and 4 % (build, oltp), design values; `idle` and `cache`
 * are design values.
 */
export const GUEST_PROFILES: { readonly [W in Workload]: GuestProfile } = {
  idle: {
    events: { syscall: 1000, fork: 0, pageFault: 100, contextSwitch: 500, diskRequest: 5, packet: 20 },
    walkShare: 0.001,
  },
  web: {
    events: {
      syscall: 200_000,
      fork: 3,
      pageFault: 15_000,
      contextSwitch: 50_000,
      diskRequest: 2000,
      packet: 25_000,
    },
    walkShare: 0.006,
  },
  oltp: {
    events: {
      syscall: 250_000,
      fork: 0.5,
      pageFault: 20_000,
      contextSwitch: 250_000,
      diskRequest: 25_000,
      packet: 1500,
    },
    walkShare: 0.008,
  },
  build: {
    events: { syscall: 30_000, fork: 15, pageFault: 9000, contextSwitch: 1000, diskRequest: 300, packet: 0 },
    walkShare: 0.008,
  },
  batch: {
    events: { syscall: 2000, fork: 0.3, pageFault: 1000, contextSwitch: 300, diskRequest: 10, packet: 0 },
    walkShare: 0.002,
  },
  cache: {
    events: { syscall: 80_000, fork: 0, pageFault: 500, contextSwitch: 8000, diskRequest: 20, packet: 30_000 },
    walkShare: 0.012,
  },
  rtos: {
    events: { syscall: 20_000, fork: 0, pageFault: 100, contextSwitch: 40_000, diskRequest: 5, packet: 500 },
    walkShare: 0.001,
  },
  fileServer: {
    events: { syscall: 60_000, fork: 0, pageFault: 1500, contextSwitch: 6000, diskRequest: 1800, packet: 0 },
    walkShare: 0.006,
  },
  retrieval: {
    events: { syscall: 150_000, fork: 0, pageFault: 5000, contextSwitch: 40_000, diskRequest: 2500, packet: 0 },
    walkShare: 0.006,
  },
  hpc: {
    events: { syscall: 200, fork: 0, pageFault: 100, contextSwitch: 100, diskRequest: 0, packet: 0 },
    walkShare: 0.004,
  },
  compression: {
    events: { syscall: 500, fork: 0, pageFault: 500, contextSwitch: 200, diskRequest: 10, packet: 0 },
    walkShare: 0.0564,
  },
  streaming: {
    events: { syscall: 100, fork: 0, pageFault: 100, contextSwitch: 100, diskRequest: 0, packet: 0 },
    walkShare: 0.0026,
  },
  jvm: {
    events: { syscall: 20_000, fork: 0, pageFault: 2000, contextSwitch: 10_000, diskRequest: 50, packet: 5000 },
    walkShare: 0.01,
  },
};
