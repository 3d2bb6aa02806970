import type { VmId } from '#shared/ids.ts';
import { NONE } from '#shared/ids.ts';
import { type Caution, chooseHost, fullness } from '../choose-host.ts';
import { bringTo, movesUnderWay, type Plan, propose, rests } from '../plan.ts';
import { coresIn } from './day-ahead.ts';
import { guestsOf } from './evacuate.ts';

/** Hosts that differ by less are left alone: a move costs more than that. */
const WORTH_A_MOVE = 0.2;
const REST_TICKS = 15;

/** Moves a guest from the fullest host to the emptiest one that takes it, where they differ by much: what a host that was just woken is for. `which`: only these guests; absent = any. */
export function level(plan: Plan, caution: Caution, which: (vm: VmId) => boolean = () => true): void {
  if (movesUnderWay(plan.world) > 1) return;
  const sound = plan.outlooks.filter((outlook) => outlook.sound);
  if (sound.length < 2) return;
  const used = sound.map((outlook) => fullness(plan, outlook, caution));
  const [most, least] = [Math.max(...used), Math.min(...used)];
  if (most - least < WORTH_A_MOVE || rests(plan, 'level', REST_TICKS)) return;
  const { host } = sound[used.indexOf(most)];
  const wants = (vm: VmId) => coresIn(plan.world, vm, 1);
  for (const vm of guestsOf(plan, host)
    .filter(which)
    .sort((a, b) => wants(b) - wants(a) || a - b)) {
    const to = chooseHost(plan, vm, caution);
    if (to === NONE) continue;
    if (propose(plan, { name: 'migrateLive', args: { vm, host: to } })) bringTo(plan, vm, to);
    return;
  }
}
