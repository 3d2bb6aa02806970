import { NONE } from '#shared/ids.ts';
import { startRun, takeTick } from '#shared/levels/hall-run.ts';
import { type SeriesData, seriesOf } from '#shared/sim/accounts/index.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { type Order, step, type Verdict } from '#shared/sim/step.ts';
import { isDecision } from '../decision.ts';
import { isInstructors, type TimedOrder } from '../recording.ts';
import { type Ghost, type GhostRefusal, hallLevelById, type Made, replayGhost } from './ghost.ts';

/** A ghost's game from its start to its end: the series of its seconds, and what was decided in it. */
export interface GhostCourse {
  readonly series: SeriesData;
  /** In a level: the figure of its first star, at the end of each second. */
  readonly first: readonly number[];
  /** Orders of the one who played that took effect and decide something, as they came: what marks stand for. */
  readonly decisions: readonly TimedOrder[];
  /** Hash of the world at the end, and whether it is the one that the ghost was made with. */
  readonly hash: number;
  readonly isSame: boolean;
  /** Which customer each VM row belonged to when it was last seen, and what customers were: names are made from that. */
  readonly names: GhostNames;
}

export interface GhostNames {
  readonly vmTenant: readonly number[];
  readonly firstVm: readonly number[];
  readonly archetype: readonly number[];
}

/** Plays a ghost's game through; the problem where it cannot be played under these rules. */
export function courseOf(ghost: Ghost): Made<GhostCourse> {
  const replayed = replayGhost(ghost);
  if (!replayed.ok) return { ok: false, problem: replayed.problem as GhostRefusal };
  const stage = ghost.place.kind === 'level' ? levelStage(ghost) : hallStage(replayed.value.world);
  const { world } = stage;
  const perSecond = ticksOf(world.scenario, SECOND_S);
  const first: number[] = [];
  const decisions: TimedOrder[] = [];
  const names = emptyNames(world);
  for (const due of ticksIn(ghost)) {
    const verdicts = stage.step(due);
    if (due.length > 0) noteNames(names, world);
    decisions.push(...due.filter((order, i) => verdicts[i] === undefined && isOwnDecision(order)));
    if (stage.figure && world.tick % perSecond === 0) first.push(stage.figure());
  }
  const hash = hashWorld(world);
  return {
    ok: true,
    value: { series: seriesOf(world), first, decisions, hash, isSame: hash === ghost.hash, names },
  };
}

/** Where a ghost plays: its world, how it is stepped, and the figure that a level is about. */
interface Stage {
  readonly world: World;
  step(orders: readonly Order[]): readonly Verdict[];
  readonly figure?: () => number;
}

function hallStage(world: World): Stage {
  return { world, step: (orders) => step(world, orders) };
}

function levelStage({ place, seed }: Ghost): Stage {
  const level = hallLevelById(place.id);
  if (!level) throw new Error(`no level ${place.id}`);
  const run = startRun(level, seed);
  const { figure } = level.stars[0][0];
  return { world: run.world, step: (orders) => takeTick(run, orders), figure: () => figure.read(run) };
}

/** The orders of each tick, from the first to the last. */
function* ticksIn({ orders, ticks }: Ghost): Generator<readonly TimedOrder[], void> {
  let next = 0;
  for (let tick = 0; tick < ticks; tick++) {
    const from = next;
    while ((orders[next]?.tick ?? Number.POSITIVE_INFINITY) <= tick) next++;
    yield orders.slice(from, next);
  }
}

function isOwnDecision(order: TimedOrder): boolean {
  return !isInstructors(order) && isDecision(order.call);
}

function emptyNames({ vms, tenants }: World) {
  return {
    vmTenant: new Array<number>(vms.rows).fill(NONE),
    firstVm: new Array<number>(tenants.rows).fill(0),
    archetype: new Array<number>(tenants.rows).fill(0),
  };
}

function noteNames(names: ReturnType<typeof emptyNames>, { vms, tenants }: World): void {
  for (let vm = 0; vm < vms.rows; vm++) if (vms.tenant[vm] !== NONE) names.vmTenant[vm] = vms.tenant[vm];
  for (let tenant = 0; tenant < tenants.rows; tenant++) {
    if (tenants.state[tenant] === 0) continue;
    names.firstVm[tenant] = tenants.firstVm[tenant];
    names.archetype[tenant] = tenants.archetype[tenant];
  }
}
