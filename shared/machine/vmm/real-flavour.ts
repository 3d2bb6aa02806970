import type { Flavour } from '../hardware/flavours.ts';
import type { Setup } from './setup.ts';

/** Processors that refuse other instructions than their flavour: one object for each choice, so that its verdict is found once. */
const BUILT = new Map<string, Flavour>();

/** The real processor: the flavour, or one that traps what a set-up says. */
export function realFlavour({ flavour, traps }: Pick<Setup, 'flavour' | 'traps'>): Flavour {
  if (traps === undefined) return flavour;
  const id = [flavour.id, ...traps].join();
  const built = BUILT.get(id) ?? { ...flavour, id, privileged: traps };
  BUILT.set(id, built);
  return built;
}
