import { GUESTS, HYPERVISORS, SOFTWARE, type Software } from '../kernel/codes/index.ts';
import type { Scenario } from '../kernel/scenario/scenario.ts';
import type { SecuritySpec } from '../kernel/scenario/security-spec.ts';

/**
 * Code that attackers may find a way through, MiB. The classic ESX: a hypervisor of 32 MiB and 900 MiB of service console;
 * ESXi without it: about 100 MiB (lecture notes). Who drives devices from a privileged guest carries as much as that console;
 * type 2 adds a whole host system. All other sizes are design values.
 */
export const SURFACE_MIB: { readonly [S in Software]: number } = {
  type1: 100,
  dom0: 32 + 900,
  parentPartition: 32 + 1500,
  inKernel: 300,
  type2: 100 + 4000,
  containerHost: 400,
  deviceEmulation: 20,
  linux: 300,
  windows: 900,
  closedUnix: 300,
  rtos: 20,
  foreignIsa: 300,
};

/** All design values: no source for rates of incidents was found. */
const USUAL: Required<SecuritySpec> = {
  perYearPer100Mib: 2,
  exposure: 1,
  acceleration: 1,
  exploitDays: 15,
  patchDays: 10,
  malice: 0.01,
  escapesPerDay: 0.5,
  breakInsPerDay: 0.2,
};

const known = new WeakMap<Scenario, Required<SecuritySpec>>();

/** How attackers behave in a scenario. */
export function threatOf(scenario: Scenario): Required<SecuritySpec> {
  const threat = known.get(scenario) ?? { ...USUAL, ...scenario.security };
  known.set(scenario, threat);
  return threat;
}

/** Vulnerabilities of a piece of software that become known in a year. */
export function vulnerabilitiesPerYear(scenario: Scenario, software: number): number {
  const { perYearPer100Mib, exposure } = threatOf(scenario);
  return perYearPer100Mib * (SURFACE_MIB[SOFTWARE[software]] / 100) * exposure;
}

/** Index of SOFTWARE for each of HYPERVISORS; −1 for a bare machine. */
export const SOFTWARE_OF_HYPERVISOR = Int32Array.from(HYPERVISORS, (name) => SOFTWARE.indexOf(name as Software));
/** Index of SOFTWARE for each of GUESTS. */
export const SOFTWARE_OF_GUEST = Int32Array.from(GUESTS, (name) => SOFTWARE.indexOf(name));
/** The first piece of software in the list that is a guest's. */
export const FIRST_GUEST = SOFTWARE.indexOf('linux');
