import type { World } from '../kernel/world.ts';

/** Grows what faulty guests have taken and will not give back, as far as they have memory. A restart ends the fault. */
export function leakMemory({ vms, scenario, tick }: World): void {
  const { leakMibPerS, leaksUntilTick, leakedMib, memMib } = vms;
  for (let v = 0; v < vms.rows; v++) {
    if (leakMibPerS[v] === 0) continue;
    leakedMib[v] = Math.min(memMib[v], leakedMib[v] + leakMibPerS[v] * scenario.tickSeconds);
    if (tick >= leaksUntilTick[v]) leakMibPerS[v] = 0;
  }
}
