import { CAUSES, type Cause, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { splitLoss, WORTH_NAMING } from './speed-losses.ts';

const at = (cause: Cause): number => CAUSES.indexOf(cause);
const NONE = at('none');
const BOOTING = at('booting');
const HOST_DOWN = at('hostDown');
const NOT_PLACED = at('notPlaced');
const SUSPENDED = at('suspended');
const BEING_COPIED = at('beingCopied');
const ISOLATED = at('isolated');

/** A badge changes only when it names less than this part of the largest loss, so that it does not flicker; design value. */
export const STAYS_WHILE = 0.8;

const parts = new Float64Array(CAUSES.length);

/** The largest loss of a running guest in this tick, as an index of `CAUSES`. */
export function largestLoss(world: World, v: number): number {
  // Speed is what all losses together leave.
  if (world.vms.speed[v] > 1 - WORTH_NAMING) return NONE;
  splitLoss(world, v, parts);
  let worst = NONE;
  for (let c = 0; c < parts.length; c++) if (parts[c] > Math.max(WORTH_NAMING, parts[worst])) worst = c;
  const named = world.vms.cause[v];
  return parts[named] > WORTH_NAMING && parts[named] >= STAYS_WHILE * parts[worst] ? named : worst;
}

/** Why a guest that does not run does not run, as an index of `CAUSES`. */
export function absence({ vms }: World, v: number, hostIsOn: boolean): number {
  const state = VM_STATES[vms.state[v]];
  if (state === 'none') return NONE;
  if (state === 'lost') return HOST_DOWN;
  if (state === 'paused' || state === 'suspended') return SUSPENDED;
  if (state === 'provisioning') return BEING_COPIED;
  if (vms.host[v] < 0) return NOT_PLACED;
  if (!hostIsOn) return HOST_DOWN;
  if (vms.isolated[v] === 1) return ISOLATED;
  return state === 'booting' ? BOOTING : NONE;
}
