import { NONE, type VmId } from '#shared/ids.ts';
import { copyFor } from '../capabilities/index.ts';
import { COPY_KINDS, type CopyKind } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Scenario } from '../kernel/scenario/scenario.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { diskRate } from '../network/index.ts';
import { shareWithCopies } from './copy-network.ts';

/** In a scenario whose boots take fixed seconds, a second of customising or checking is so long; game value. */
const GAME_PACE = 0.1;

/** Bulk work to be done. `readMib` and `writeMib`: what a MiB of it reads from the source and writes to the target. */
export interface Copy {
  readonly kind: Exclude<CopyKind, 'none'>;
  readonly vm: VmId;
  readonly source?: number;
  readonly from: number;
  readonly to: number;
  readonly totalMib: number;
  readonly readMib: number;
  readonly writeMib: number;
  readonly customiseS?: number;
  readonly stagedMib?: number;
  readonly identity?: boolean;
}

/** How long what takes a second in a data centre takes here. */
export function paceOf({ bootWork }: Scenario): number {
  return bootWork ?? GAME_PACE;
}

/** Why no bulk work can be started for a VM now, or nothing. */
export function copyRefusal(world: OpenWorld, vm: VmId): Refusal | undefined {
  if (copyFor(world, vm) !== NONE) return { code: 'vmIsBusy', vm };
  return world.copies.kind.includes(0) ? undefined : { code: 'tooManyCopies', copies: world.copies.rows };
}

export function startCopy(world: World, copy: Copy): void {
  const { copies, scenario, tick } = world;
  const c = copies.kind.indexOf(0);
  copies.kind[c] = COPY_KINDS.indexOf(copy.kind);
  copies.vm[c] = copy.vm;
  copies.source[c] = copy.source ?? NONE;
  copies.from[c] = copy.from;
  copies.to[c] = copy.to;
  copies.totalMib[c] = Math.ceil(copy.totalMib);
  copies.leftExactMib[c] = copy.totalMib;
  copies.readMib[c] = copy.readMib;
  copies.writeMib[c] = copy.writeMib;
  copies.customiseS[c] = (copy.customiseS ?? 0) * paceOf(scenario);
  copies.stagedMib[c] = copy.stagedMib ?? 0;
  copies.identity[c] = copy.identity ? 1 : 0;
  copies.startedAtTick[c] = tick;
}

export function endCopy({ copies }: World, c: number): void {
  for (const column of [copies.leftExactMib, copies.rateMibPerS, copies.readMib, copies.writeMib]) column[c] = 0;
  for (const column of [copies.kind, copies.from, copies.to, copies.totalMib, copies.donePermille]) column[c] = 0;
  copies.customiseS[c] = 0;
  copies.stagedMib[c] = 0;
  copies.startedAtTick[c] = 0;
  copies.identity[c] = 0;
  copies.vm[c] = NONE;
  copies.source[c] = NONE;
}

/** Counts who reads or writes in bulk where. Answers whether anybody does. */
export function countBulk({ copies, datastores }: World): boolean {
  datastores.bulkClaims.fill(0);
  let any = false;
  for (let c = 0; c < copies.rows; c++) {
    if (copies.kind[c] === 0) continue;
    any = true;
    if (copies.leftExactMib[c] <= 0) continue;
    if (copies.readMib[c] > 0) datastores.bulkClaims[copies.from[c]] += 1;
    if (copies.writeMib[c] > 0 && (copies.readMib[c] === 0 || copies.to[c] !== copies.from[c])) {
      datastores.bulkClaims[copies.to[c]] += 1;
    }
  }
  return any;
}

/** How fast bulk work goes in this tick: as disks let it, and between two hosts as the network does. */
export function paceCopies(world: World): void {
  const { copies } = world;
  for (let c = 0; c < copies.rows; c++) {
    copies.rateMibPerS[c] = copies.kind[c] !== 0 && copies.leftExactMib[c] > 0 ? diskRate(world, c) : 0;
  }
  shareWithCopies(world);
}

/** Does a tick of bulk work, at the pace that `paceCopies` found. Answers whether it is done, customising and all. */
export function advanceCopy(world: World, c: number): boolean {
  const { copies, scenario } = world;
  let leftS = scenario.tickSeconds;
  if (copies.leftExactMib[c] > 0) {
    const rate = copies.rateMibPerS[c];
    if (rate * leftS < copies.leftExactMib[c]) {
      copies.leftExactMib[c] -= rate * leftS;
      return false;
    }
    leftS -= copies.leftExactMib[c] / rate;
    copies.leftExactMib[c] = 0;
  }
  copies.customiseS[c] -= leftS;
  return copies.customiseS[c] <= 1e-9;
}
