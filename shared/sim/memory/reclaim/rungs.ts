import type { Scenario } from '../../kernel/scenario/scenario.ts';
import type { World } from '../../kernel/world.ts';

/** Ways to take memory back that a scenario can leave out, and that may be closed at the start. */
type Rung = 'balloon' | 'compression' | 'swap';

/** Whether a rung exists in a scenario and is open from the start. */
export function startsOpen({ policies }: Scenario, rung: Rung): boolean {
  return policies.rungs[rung] && !(policies.closedRungs ?? []).includes(rung);
}

/** Whether the hosts of a hall may move balloons now. */
export function mayBalloon({ hall }: World): boolean {
  return hall.ballooning[0] === 1;
}

/** Whether the hosts of a hall may write guest memory to their swap devices now. */
export function maySwap({ hall }: World): boolean {
  return hall.swapping[0] === 1;
}
