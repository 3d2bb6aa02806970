import type { JSX } from 'preact';
import './emblem.css';

/** The eight team emblems on a 32-grid, in the order of the names: circle, square, triangle, hexagon, star, drop, leaf, ring. */
const SHAPES: readonly string[] = [
  'M16 7a9 9 0 1 1 0 18a9 9 0 1 1 0-18z',
  'M8 8h16v16h-16z',
  'M16 6.5l10 17.5h-20z',
  'M16 6l8.7 5v10l-8.7 5l-8.7-5v-10z',
  'M16 5l3 7.4l8 .6l-6.1 5.2l1.9 7.8l-6.8-4.2l-6.8 4.2l1.9-7.8l-6.1-5.2l8-.6z',
  'M16 5c4.5 6 7 9.3 7 12.8a7 7 0 0 1-14 0c0-3.5 2.5-6.8 7-12.8z',
  'M7 25c-1-11 5-18 18-18c1 12-6 19-16 17l-1 2z',
  'M16 7a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM16 12a4 4 0 1 0 0 8a4 4 0 1 0 0-8z',
];

/** The sign of a team: shape first, colour second. Its name stands beside it in words. */
export function Emblem({ no, size = 32 }: { no: number; size?: number }): JSX.Element {
  const index = no % SHAPES.length;
  return (
    <svg class="emblem" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect class="emblem-ground" width="32" height="32" rx="4" />
      <path d={SHAPES[index]} fill={`var(--team-${index})`} fill-rule="evenodd" />
    </svg>
  );
}
