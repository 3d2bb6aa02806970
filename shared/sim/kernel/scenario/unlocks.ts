import { ticksOf } from '../time.ts';
import type { Scenario } from './scenario.ts';

/** Tick from which a command may be given; 0 = from the start. */
export function opensAt(scenario: Scenario, command: string): number {
  const second = scenario.unlocks?.[command] ?? 0;
  return second <= 0 ? 0 : ticksOf(scenario, second);
}

/** Commands that open after the start, those of one tick together, in the order of time: what a brief tells. */
export function unlocksOf(scenario: Scenario): readonly { readonly atTick: number; readonly commands: string[] }[] {
  const byTick = new Map<number, string[]>();
  for (const command of Object.keys(scenario.unlocks ?? {})) {
    const atTick = opensAt(scenario, command);
    if (atTick > 0) byTick.set(atTick, [...(byTick.get(atTick) ?? []), command]);
  }
  return [...byTick].map(([atTick, commands]) => ({ atTick, commands })).sort((a, b) => a.atTick - b.atTick);
}
