import type { HallRun } from '#shared/levels/hall-level.ts';
import { isOver, ordersOfTick, startRun, takeTick } from '#shared/levels/hall-run.ts';
import { starsWithHints } from '#shared/levels/judge.ts';
import { hallLevelById } from '#shared/replay/ghost/ghost.ts';
import { isInstructors, marksOf, ordersOf, type Recording, type TimedOrder } from '#shared/replay/recording.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { counts, type Judged, refuse } from './grade.ts';
import { changedAt, tickText, unproved } from './proof.ts';
import { type LevelTask, seedOf } from './task.ts';

/** Team of a game alone. */
const ALONE = 0;

/** Plays a level again, and counts its stars anew. */
export function judgeLevel(task: LevelTask, student: string, recording: Recording): Judged {
  const { header, ticks } = recording;
  const level = hallLevelById(task.level);
  if (!level || header.level !== task.level) return refuse('otherTask', header.level ?? header.scenario);
  const seed = seedOf(task, student);
  if (header.seed !== seed) return refuse('otherTask', `seed ${header.seed}`);
  if (header.engine !== ENGINE) return refuse('rules');
  const run = startRun(level, seed);
  if (header.contentHash !== contentHash(run.world.scenario, run.world.traces)) return refuse('otherTask', 'hall');
  const proof = { orders: ordersOf(recording, ALONE), marks: marksOf(recording, ALONE) };
  const played = playAgain(run, proof, ticks);
  const problem = played ?? unproved(proof, ticks);
  if (problem) return problem;
  if (!isOver(run)) return refuse('early', tickText(ticks));
  takeAnswers(run, recording);
  const stars = starsWithHints(level, run, hintsIn(recording)).filter(Boolean).length;
  const own = proof.orders.filter((order) => !isInstructors(order));
  return counts({ stars, seconds: Math.round(secondsAt(run.world.scenario, ticks)), orders: own.length });
}

interface Told {
  readonly orders: readonly TimedOrder[];
  readonly marks: ReadonlyMap<number, number>;
}

/** Plays up to a tick; answers where it is another game. */
function playAgain(run: HallRun, { orders, marks }: Told, ticks: number): Judged | undefined {
  let next = 0;
  while (run.world.tick < ticks && !isOver(run)) {
    const { tick } = run.world;
    const due: TimedOrder[] = [];
    while (orders[next]?.tick === tick) due.push(orders[next++] as TimedOrder);
    const own = due.filter((order) => !isInstructors(order)).map(({ by, call }) => ({ by, call }));
    const all = ordersOfTick(run, own);
    // What happens to the hall is the level's to say.
    if (JSON.stringify(all) !== JSON.stringify(due.map(({ by, call }) => ({ by, call })))) return changedAt([tick]);
    takeTick(run, all);
    const mark = marks.get(run.world.tick);
    if (mark !== undefined && mark !== hashWorld(run.world)) return changedAt([run.world.tick]);
  }
  return run.world.tick < ticks ? changedAt([run.world.tick]) : undefined;
}

function takeAnswers({ answers }: HallRun, { lines }: Recording): void {
  for (const { entry } of lines)
    if (entry.type === 'answered' && !Object.hasOwn(answers, entry.ask)) answers[entry.ask] = entry.value;
}

function hintsIn({ lines }: Recording): readonly number[] {
  return lines.flatMap(({ entry }) => (entry.type === 'hinted' ? [entry.hint] : []));
}
