import type { HostId, VmId } from '#shared/ids.ts';
import { MIGRATION_STATES, type Workload } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { DirtyModel, MigrationPolicy } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { DIRTY_MODELS } from '#shared/sim/migration/dirty-pages.ts';
import { step } from '#shared/sim/step.ts';
import { run } from './a-world.ts';
import { steadyWorld } from './steady-world.ts';

/** MiB in a megabyte of a million bytes, in which papers count. */
export const MIB_PER_MB = 1_000_000 / 1_048_576;

export interface MoveWish {
  readonly vms?: number;
  /** Configured memory; all of it is touched and active unless `touched` says otherwise. */
  readonly memMib: number;
  readonly touched?: number;
  readonly active?: number;
  /** Class of the guests, which work at the load at which the class writes as its table says; web if absent. */
  readonly workload?: Workload;
  /** What the guests write instead, evenly and without any work. */
  readonly dirty?: DirtyModel;
  readonly networkMbit: number;
  readonly nicMbit?: number;
  readonly tickSeconds?: number;
  readonly migration?: Partial<MigrationPolicy>;
}

/** Ticks until all memory of a new world is backed. */
const SETTLE_TICKS = 10;

/** Guests that dirty memory evenly (a steady load, no noise) on the first of two hosts, their memory all there. */
export function aMovingWorld(wish: MoveWish): World {
  const { workload = 'web', dirty, memMib, touched = 1 } = wish;
  const guests = {
    count: wish.vms ?? 1,
    memMib,
    workload,
    loadPercent: dirty ? 0 : classLoadPercent(workload),
    touchedFraction: touched,
    activeFraction: wish.active ?? touched,
  };
  const world = steadyWorld([guests], {
    hosts: 2,
    host: { nicMbit: wish.nicMbit ?? 100_000, memMib: 131_072 },
    facility: { migrationMbit: wish.networkMbit },
    policies: { migration: { ...wish.migration, ...(dirty && { dirty: { [workload]: dirty } }) } },
    scenario: { tickSeconds: wish.tickSeconds ?? 0.2 },
  });
  return run(world, SETTLE_TICKS);
}

function classLoadPercent(workload: Workload): number {
  const { atLoad } = DIRTY_MODELS[workload];
  if (atLoad === undefined) throw new Error(`nobody says at which load ${workload} writes`);
  return Math.round(100 * atLoad);
}

export interface Arrival {
  readonly vm: number;
  /** s: from the order to the tick in which the VM belongs to the target. */
  readonly seconds: number;
  readonly pauseMs: number;
  readonly sentMib: number;
  readonly rounds: number;
}

/** Sends VMs to the second host: all at once, or each when the one before has arrived. Answers their arrivals. */
export function moveAll(
  world: World,
  vms: readonly number[],
  how: 'at once' | 'in turn',
  maxSeconds = 2000,
): Arrival[] {
  const waiting = [...vms];
  const arrivals: Arrival[] = [];
  const { tickSeconds } = world.scenario;
  world.events.length = 0;
  for (let t = 0; t * tickSeconds < maxSeconds && arrivals.length < vms.length; t++) {
    const go =
      how === 'at once'
        ? waiting.splice(0)
        : arrivals.length + waiting.length === vms.length
          ? waiting.splice(0, 1)
          : [];
    step(
      world,
      go.map((vm) => order(vm)),
    );
    arrivals.push(...world.events.flatMap((event) => arrivalOf(event, t * tickSeconds)));
  }
  return arrivals;
}

function order(vm: number) {
  return { by: 0, call: { name: 'migrateLive', args: { vm: vm as VmId, host: 1 as HostId } } } as const;
}

function arrivalOf(event: SimEvent, seconds: number): Arrival[] {
  if (event.type !== 'migrationDone') return [];
  const { vm, pauseMs, sentMib, rounds } = event;
  return [{ vm, seconds, pauseMs, sentMib, rounds }];
}

/** MiB sent in each round of the only move of a world, the final copy last. Ticks must be short against the rounds. */
export function roundsOf(world: World): number[] {
  const { migrations } = world;
  step(world, [order(0)]);
  const sent: number[] = [];
  let [round, before, total] = [0, 0, 0];
  while (migrations.state[0] !== MIGRATION_STATES.indexOf('none')) {
    if (migrations.round[0] !== round) {
      sent.push(total - before);
      [round, before] = [migrations.round[0], total];
    }
    total = migrations.totalMib[0];
    step(world, []);
  }
  return [...sent, total - before];
}
