import type { World } from '../world.ts';

/** System of the tick: metered pay, half-day credits, churn, electricity and depreciation. */
export function billing(_world: World): void {}
