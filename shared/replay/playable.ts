import { createWorld } from '#shared/sim/create.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { worldLayout } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';

/** Cells of the open half of a world that a file may ask for: several times the largest hall of the menu. Design value. */
const OPEN_CELLS_MAX = 2_000_000;

/**
 * Whether a scenario that somebody has written into a file is one that a hall can be played in: a world of it can be made
 * and stepped, and is of a size that a browser holds.
 */
export function isPlayable(value: unknown): value is Scenario {
  if (typeof value !== 'object' || value === null || typeof (value as Partial<Scenario>).id !== 'string') return false;
  try {
    const scenario = value as Scenario;
    if (!(worldLayout(scenario).openCells <= OPEN_CELLS_MAX)) return false;
    step(createWorld(scenario, tracesFor(scenario)), []);
    return true;
  } catch {
    return false;
  }
}
