import { at } from '#client/model/facts/cell.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type HallLayout, HOSTS_PER_RACK, hallLayout } from './hall-layout.ts';
import type { ViewPort } from './view-port.ts';

const NO_HOST = HOST_STATES.indexOf('none');
/** Lines of the strip for VMs that wait: always as many, so that the racks stay where they are; higher for fingers. */
const INTAKE_ROWS = { wide: 1, narrow: 1.6 } as const;
/** What a finger, or a mouse, needs to pick a brick up, in CSS pixels. Design values. */
const GRIP = { narrowBelow: 600, finger: 36, mouse: 24 } as const;

/** Around the hall, in CSS pixels. */
const AROUND_PX = 16;

/** Where the racks stand in this window; as `before`, which was laid out for a window of this size, while there are as many places. */
export function laidOut(world: OpenWorld, view: ViewPort, before: HallLayout | undefined): HallLayout {
  const [width, height] = [view.width / view.density, view.height / view.density];
  const narrow = width < GRIP.narrowBelow;
  const slots = slotsShown(world, narrow);
  if (before?.slots === slots) return before;
  const intakeRows = narrow ? INTAKE_ROWS.narrow : INTAKE_ROWS.wide;
  return hallLayout(slots, width - AROUND_PX, height - AROUND_PX, intakeRows);
}

/** What a hand needs to pick a brick up, in hall units of a hall that is fitted. */
export function gripUnits({ width, height, density }: ViewPort, { bounds }: HallLayout): number {
  const px = width / density < GRIP.narrowBelow ? GRIP.finger : GRIP.mouse;
  return (px * density) / Math.min(width / bounds.width, height / bounds.height);
}

/**
 * Slots up to the end of the last rack that has a host: there is always a place to see where the next one goes. On a narrow screen
 * that room is needed for the hosts there are.
 */
function slotsShown({ hosts }: OpenWorld, narrow: boolean): number {
  let last = 0;
  for (let host = 0; host < hosts.rows; host++) if (at(hosts.state, host) !== NO_HOST) last = host;
  const shown = narrow ? last + 1 : Math.ceil((last + 1) / HOSTS_PER_RACK) * HOSTS_PER_RACK;
  return Math.min(shown, Math.max(hosts.rows, 1));
}
