import { PERMILLE } from '#shared/units.ts';
import { SIMULATION } from '../kernel/authors.ts';
import { BALANCER_MODES, MOVE_REASONS, type MoveReason } from '../kernel/codes/index.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { bookMigration } from '../placement/index.ts';
import { balancerPolicy, toleratedImbalance } from './balancer-policy.ts';
import { bestMove, countMove } from './balancing.ts';
import { type HostLoads, hostLoads, imbalanceOf, loadOf } from './host-loads.ts';
import { type MandatoryMove, moveForRoom, moveForRules } from './mandatory-moves.ts';

const OFF = BALANCER_MODES.indexOf('off');
const AUTO = BALANCER_MODES.indexOf('auto');
const NO_REASON = MOVE_REASONS.indexOf('none');

/**
 * The balancer (after vSphere DRS): looks at the hosts' loads from time to time and makes, or suggests, the moves that
 * have to be and those that make hosts more alike.
 */
export function balance(world: World): void {
  const { hall, suggestions, scenario, tick } = world;
  // At the very start nothing has been measured yet.
  if (hall.balancer[0] === OFF || tick === 0) return;
  if (tick % ticksOf(scenario, balancerPolicy(scenario).everySeconds) !== 0) return;
  suggestions.reason.fill(NO_REASON);
  const loads = hostLoads(world);
  for (let i = 0; i < suggestions.rows; i++) {
    if (!oneMove(world, loads, i)) break;
  }
  hall.imbalancePermille[0] = Math.round(PERMILLE * imbalanceOf(loads.hosts.map((host) => loadOf(loads, host))));
}

/** Finds one more move and makes or suggests it; answers whether there was one. */
function oneMove(world: World, loads: HostLoads, row: number): boolean {
  const rule = moveForRules(world, loads);
  if (rule) return take(world, loads, row, rule, 'rule', 0);
  const room = moveForRoom(world, loads);
  if (room) return take(world, loads, row, room, 'room', 0);
  const present = imbalanceOf(loads.hosts.map((host) => loadOf(loads, host)));
  if (present <= toleratedImbalance(world.hall.balancerLevel[0])) return false;
  const move = bestMove(world, loads);
  return move !== undefined && take(world, loads, row, move, 'balance', Math.round(PERMILLE * move.gain));
}

function take(world: World, loads: HostLoads, row: number, move: MandatoryMove, why: MoveReason, gain: number): true {
  const { hall, suggestions, vms } = world;
  countMove(world, loads, move.vm, move.to);
  if (hall.balancer[0] === AUTO) {
    bookMigration(world, move.vm, move.to, 'preCopy', SIMULATION);
    return true;
  }
  suggestions.reason[row] = MOVE_REASONS.indexOf(why);
  suggestions.vm[row] = move.vm;
  suggestions.from[row] = vms.host[move.vm];
  suggestions.to[row] = move.to;
  suggestions.gainPermille[row] = gain;
  return true;
}

/** Drops suggestions that the world has overtaken. */
export function dropStale({ suggestions, vms }: World): void {
  for (let row = 0; row < suggestions.rows; row++) {
    if (suggestions.reason[row] === NO_REASON) continue;
    const vm = suggestions.vm[row];
    if (vms.host[vm] === suggestions.from[row] && vms.migration[vm] < 0) continue;
    suggestions.reason[row] = NO_REASON;
  }
}
