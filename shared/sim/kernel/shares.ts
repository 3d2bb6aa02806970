/** Shares per virtual CPU of a VM at normal priority (ESX: 1000; unverified). */
export const NORMAL_SHARES_PER_VCPU = 1000;

/** Shares of a whole VM at `factor` times normal priority. */
export function sharesOf(vcpus: number, factor: number): number {
  return NORMAL_SHARES_PER_VCPU * vcpus * factor;
}
