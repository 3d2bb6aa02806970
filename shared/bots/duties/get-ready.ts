import type { Caution } from '../choose-host.ts';
import type { Plan } from '../plan.ts';
import { isHardToMove } from './evacuate.ts';
import { foreseen } from './foresee.ts';
import { level } from './level.ts';
import { darkenNow, isCrowdedByDay, losesOne } from './power.ts';

/** How full hosts may be after a guest was moved to level them. */
const LEVELLED: Caution = { touched: 0.95, cores: 1 };
/** How full the hosts may be that stay awake: below what others are woken for. */
const STILL_COMFORTABLE: Caution = { touched: 0.86, cores: 0.65 };

/** Levels hosts while a rush is near or one of them is short by day, and otherwise lets those sleep that nobody needs, at any hour. */
export function levelOrDarken(plan: Plan): void {
  if (foreseen(plan.world, 'tenantBurst') || isCrowdedByDay(plan)) levelEasily(plan);
  else if (!losesOne(plan.world)) darkenNow(plan, STILL_COMFORTABLE);
}

/** Moves only what is easily moved: there is no time for more. */
export function levelEasily(plan: Plan): void {
  level(plan, LEVELLED, (vm) => !isHardToMove(plan.world, vm));
}
