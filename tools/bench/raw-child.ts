import { hashWorld } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';
import { type RawKind, rawWorld, STEPS } from './raw-world.ts';

/** What one size of the raw-speed scenario costs in a process of its own. */
export interface RawCost {
  readonly vms: number;
  readonly kind: RawKind;
  /** VMs × steps in one day ÷ CPU seconds of the best day. */
  readonly updatesPerSecond: number;
  readonly dayCpuS: number;
  readonly peakMiB: number;
  readonly energyKwh: number;
  readonly hash: number;
}

/** CPU seconds are measured over the whole process, so a world has it to itself. Arguments: VMs, kind, days. */
function main([vms, kind, days]: readonly string[]): void {
  const count = Number(vms);
  warmUp(kind as RawKind);
  let best: { cpuS: number; energyKwh: number; hash: number } | undefined;
  for (let day = 0; day < Number(days); day++) {
    const run = oneDay(count, kind as RawKind);
    if (!best || run.cpuS < best.cpuS) best = run;
  }
  if (!best) throw new Error(`${days} days`);
  const cost: RawCost = {
    vms: count,
    kind: kind as RawKind,
    updatesPerSecond: (count * STEPS) / best.cpuS,
    dayCpuS: best.cpuS,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    energyKwh: best.energyKwh,
    hash: best.hash,
  };
  process.stdout.write(JSON.stringify(cost));
}

/** Lets the engine's functions be compiled before the clock runs. */
function warmUp(kind: RawKind): void {
  for (let day = 0; day < 2; day++) oneDay(1000, kind);
}

function oneDay(vms: number, kind: RawKind) {
  const world = rawWorld(vms, kind);
  const before = process.cpuUsage();
  for (let k = 0; k < STEPS; k++) step(world, []);
  const { user, system } = process.cpuUsage(before);
  const { energyJ, energyFraction } = world.hosts;
  let joules = 0;
  for (let h = 0; h < energyJ.length; h++) joules += (energyJ[h] ?? 0) + (energyFraction[h] ?? 0);
  return { cpuS: (user + system) / 1e6, energyKwh: joules / JOULES_PER_KWH, hash: hashWorld(world) };
}

main(process.argv.slice(2));
