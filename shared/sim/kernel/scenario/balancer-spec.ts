import type { BalancerMode } from '../codes/index.ts';

/** How hosts are kept alike (after vSphere DRS and DPM). */
export interface BalancerPolicy {
  readonly mode: BalancerMode;
  /** 1: mandatory moves only; 5: every slight gain. */
  readonly level: number;
  /** Time between two looks, seconds of machine time. */
  readonly everySeconds: number;
  /** Whether hosts that are not needed are put to sleep. */
  readonly savePower: boolean;
}
