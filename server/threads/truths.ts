import { type MessagePort, parentPort } from 'node:worker_threads';
import { lessonById } from '#shared/lessons/index.ts';
import { runLine } from '#shared/lessons/measures/run-measure.ts';
import { playTruth } from '#shared/lessons/truth.ts';
import type { Truth } from '#shared/protocol/questions.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { tracesFor } from '#shared/sim/traces/index.ts';
import { stackOf } from '../rooms/closed-replies.ts';
import { loadWorlds } from '../rooms/worlds.ts';
import { lowerPriority } from './low-priority.ts';
import { playPaced } from './pace.ts';
import type { FromSide } from './side-thread.ts';
import type { TruthMessage, TruthWish } from './wire.ts';

/** A question that worlds of a hall answer. */
type HallWish = Exclude<TruthWish, { readonly measure: unknown }>;

/** The thread in which worlds are run beside those of the teams, to find what the answers to questions are. One after another. */

/** The part of a core that it takes: it must be there when the question closes, while everybody answers. Design value. */
const PART = 0.4;

if (parentPort) run(parentPort);

function run(front: MessagePort): void {
  lowerPriority();
  let last: Promise<unknown> = Promise.resolve();
  front.on('message', (message: TruthMessage) => {
    last = last.then(() => answer(message)).then((reply) => front.postMessage(reply));
  });
}

async function answer(message: TruthMessage): Promise<FromSide<Truth>> {
  const { ticket } = message;
  try {
    return { ticket, reply: await find(message) };
  } catch (problem) {
    return { ticket, failed: stackOf(problem) };
  }
}

async function find(wish: TruthWish): Promise<Truth> {
  return 'measure' in wish ? runLine(wish.measure) : playPaced(findInHall(wish), () => PART);
}

function findInHall({ lesson, question, scenario: id, seed, world }: HallWish): Generator<void, Truth, void> {
  const source = lessonById(lesson)?.questions.find((each) => each.id === question)?.truth;
  const scenario = scenarioById(id, seed);
  if (!scenario || (source?.kind !== 'fork' && source?.kind !== 'sweep'))
    throw new Error(`nothing to run for ${lesson}/${question} in ${id}`);
  const from = world && loadWorlds(scenario, tracesFor(scenario), 1, world)[0];
  return playTruth(source, scenario, from);
}
