import { type MessagePort, parentPort } from 'node:worker_threads';
import { lessonById } from '#shared/lessons/index.ts';
import { runLine } from '#shared/lessons/measures/run-measure.ts';
import { runTruth } from '#shared/lessons/truth.ts';
import type { Truth } from '#shared/protocol/questions.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import { stackOf } from '../rooms/closed-replies.ts';
import { loadWorlds } from '../rooms/worlds.ts';
import { lowerPriority } from './low-priority.ts';
import type { FromSide } from './side-thread.ts';
import type { TruthMessage, TruthWish } from './wire.ts';

/** A question that worlds of a hall answer. */
type HallWish = Exclude<TruthWish, { readonly measure: unknown }>;

/** The thread in which worlds are run beside those of the teams, to find what the answers to questions are. One after another. */

if (parentPort) run(parentPort);

function run(front: MessagePort): void {
  lowerPriority();
  front.on('message', (message: TruthMessage) => front.postMessage(answer(message)));
}

function answer(message: TruthMessage): FromSide<Truth> {
  const { ticket } = message;
  try {
    return { ticket, reply: find(message) };
  } catch (problem) {
    return { ticket, failed: stackOf(problem) };
  }
}

function find(wish: TruthWish): Truth {
  return 'measure' in wish ? runLine(wish.measure) : findInHall(wish);
}

function findInHall({ lesson, question, scenario: id, seed, world }: HallWish): Truth {
  const source = lessonById(lesson)?.questions.find((each) => each.id === question)?.truth;
  const scenario = scenarioById(id, seed);
  if (!scenario || (source?.kind !== 'fork' && source?.kind !== 'sweep'))
    throw new Error(`nothing to run for ${lesson}/${question} in ${id}`);
  const from = world && loadWorlds(scenario, tracesFor(scenario), 1, world)[0];
  return runTruth(source, scenario, from);
}
