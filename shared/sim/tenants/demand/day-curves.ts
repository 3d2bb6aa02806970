import { WORKLOADS, type Workload } from '../../kernel/codes/index.ts';

const OFFICE = [
  30, 26, 24, 24, 28, 40, 62, 92, 122, 146, 156, 158, 152, 150, 156, 160, 158, 150, 136, 122, 106, 84, 62, 42,
];
const WEB = [
  58, 48, 42, 40, 44, 56, 76, 96, 116, 130, 136, 138, 140, 138, 134, 134, 136, 138, 140, 138, 130, 114, 92, 72,
];
const NIGHT_SHIFT = [
  168, 172, 174, 174, 170, 156, 128, 96, 72, 60, 56, 54, 54, 56, 58, 60, 64, 70, 80, 94, 112, 130, 146, 160,
];
const FLAT = [
  100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100,
  100,
];

/**
 * Load at each full hour of the day, in percent of the class's average hour. Design values in the shape of a working day:
 * quiet to 6 h, a ramp to 10 h, a peak to 18 h, an evening.
 */
const CURVES: { readonly [W in Workload]: readonly number[] } = {
  idle: FLAT,
  web: WEB,
  oltp: OFFICE,
  build: OFFICE,
  batch: NIGHT_SHIFT,
  cache: WEB,
  rtos: FLAT,
  fileServer: OFFICE,
  retrieval: OFFICE,
  hpc: FLAT,
  compression: NIGHT_SHIFT,
  streaming: FLAT,
  jvm: WEB,
  transactions: OFFICE,
  sender: FLAT,
  receiver: FLAT,
  randomAccess: FLAT,
  firmware: OFFICE,
};

/** The curves as factors with an average of exactly 1 over the day, 24 per class in the order of `WORKLOADS`. */
const FACTORS = Float64Array.from(
  WORKLOADS.flatMap((workload) => {
    const sum = CURVES[workload].reduce((total, percent) => total + percent, 0);
    return CURVES[workload].map((percent) => (percent * 24) / sum);
  }),
);

/** How much of its average load a class has at an hour of the day (0 ≤ hour < 24), straight between full hours. */
export function dayFactor(workload: number, hour: number): number {
  const before = Math.floor(hour);
  const at = workload * 24;
  const from = FACTORS[at + before];
  return from + (FACTORS[at + ((before + 1) % 24)] - from) * (hour - before);
}
