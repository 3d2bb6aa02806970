import type { WorldExperiment } from '../schema/experiment.ts';
import type { ControllerSpec } from '../schema/happenings.ts';
import { secondsOf } from '../schema/parts.ts';
import type { LabTrace } from '../traces/lab-trace.ts';
import type { Actor } from './actor.ts';
import { balanceActor } from './balance.ts';
import { botActor } from './bot.ts';
import { consolidationActor } from './consolidation.ts';
import { placementActor } from './placement.ts';

export type { Actor };

/** Everybody who acts on a hall besides the orders of the file: its controllers as listed. */
export function controllersOf(experiment: WorldExperiment, trace: LabTrace | undefined): readonly Actor[] {
  const { controllers } = experiment;
  // VMs that come and go need somebody to place them.
  const placer = trace?.lives && !controllers.some(({ kind }) => kind === 'placement');
  const actors = controllers.map((spec) => actorOf(spec, trace, String(experiment.seed)));
  return [...(placer ? [placementActor('firstFit', trace.lives, String(experiment.seed))] : []), ...actors];
}

function actorOf(spec: ControllerSpec, trace: LabTrace | undefined, seed: string): Actor {
  switch (spec.kind) {
    case 'bot':
      return botActor(spec.bot);
    case 'placement':
      return placementActor(spec.rule, trace?.lives, seed);
    case 'balance':
      return balanceActor({ everyS: secondsOf(spec.every), spread: spec.spread, movesAtOnce: spec.movesAtOnce });
    case 'consolidation':
      return consolidationActor(spec, seed);
  }
}
