import type { Ring } from '#shared/machine/hardware/words.ts';
import type { Places } from '#shared/machine/trial/places.ts';
import type { Actor, Crossing } from '#shared/see/machine/crossings.ts';

/** Size of the drawing, and the outer radius of each ring; `root` lies within ring 0. Design values. */
export const SIZE = 360;
export const RING_RADII: { readonly [R in Ring | 'root']: number } = { 3: 172, 2: 132, 1: 102, 0: 72, root: 38 };

export interface Point {
  readonly x: number;
  readonly y: number;
}

const CENTRE = SIZE / 2;
/** Where tokens stand on their ring, in degrees clockwise from the right. */
const ANGLES: { readonly [A in Actor]: number } = { program: -128, kernel: -24, hypervisor: 90 };

/** Where a token is: in the middle of its ring; what has the innermost ring to itself stands in the centre. */
export function placeOf(actor: Actor, places: Places): Point {
  if (actor === 'hypervisor') return places.hypervisor === undefined ? pointAt(150, 62) : { x: CENTRE, y: CENTRE };
  const ring = places[actor];
  if (ring === 0 && places.hypervisor === undefined) return { x: CENTRE, y: CENTRE };
  return pointAt(middleOf(ring, places), ANGLES[actor]);
}

/** Where the name of a token is read, below its middle: on the outer side, so that no token nearer to the centre and no arrow covers it. */
export function labelOf({ y }: Point): number {
  return y < CENTRE - 1 ? -25 : 33;
}

function middleOf(ring: Ring, places: Places): number {
  const inner = ring === 0 ? (places.hypervisor === 'root' ? RING_RADII.root : 0) : RING_RADII[(ring - 1) as Ring];
  return (RING_RADII[ring] + inner) / 2;
}

function pointAt(radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: CENTRE + radius * Math.cos(angle), y: CENTRE + radius * Math.sin(angle) };
}

/** Room that an arrow leaves to a token, and how far it bends, to the left of its way. */
const CLEAR = 19;
const BEND = 0.22;

/** A curve, and where its head is and points to, in degrees. */
interface Curve {
  readonly path: string;
  readonly end: Point;
  readonly degrees: number;
}

/** The curve of a crossing: each goes its own side of the straight way, so that way and way back can be told apart. */
export function curveOf({ from, to }: Crossing, places: Places): Curve {
  const [a, b] = [placeOf(from, places), placeOf(to, places)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const middle = { x: (a.x + b.x) / 2 + uy * length * BEND, y: (a.y + b.y) / 2 - ux * length * BEND };
  const start = towards(a, middle, CLEAR);
  const end = towards(b, middle, CLEAR);
  const degrees = (Math.atan2(b.y - middle.y, b.x - middle.x) * 180) / Math.PI;
  return { path: `M${say(start)} Q${say(middle)} ${say(end)}`, end, degrees };
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

function say({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
