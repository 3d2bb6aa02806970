import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import { TRACE_HOSTS } from '#shared/scenarios/trace-parts.ts';
import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';

/** Models that an experiment may name: those of the game, and the two of the PlanetLab experiment. */
export const HOST_MODEL_NAMES = ['small', 'medium', 'large', 'legacy', 'hpMl110G4', 'hpMl110G5'] as const;
export type HostModelName = (typeof HOST_MODEL_NAMES)[number];

/** The model of that name. */
export function hostModel(name: HostModelName): HostModel {
  const model = [...GAME_HOSTS, ...TRACE_HOSTS].find(({ id }) => id === name);
  if (!model) throw new Error(`no host model ${name}`);
  return model;
}
