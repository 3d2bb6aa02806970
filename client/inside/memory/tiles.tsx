import type { JSX } from 'preact';

/** A tile and the gap behind it, in the units of a picture; every pattern is drawn on this grid. */
export const PITCH = 10;
const TILE = 9;

/** How tiles look: the states of pages and frames, and what is on the guest's own disk. */
export type Look =
  | 'own'
  | 'shared'
  | 'patched'
  | 'compressed'
  | 'ballooned'
  | 'swapped'
  | 'waiting'
  | 'untouched'
  | 'untold'
  | 'hypervisor'
  | 'incoming'
  | 'cache'
  | 'free'
  | 'active'
  | 'idle'
  | 'guestPaged';

interface TilesProps {
  readonly look: Look;
  readonly count: number;
  readonly columns: number;
  /** Of these, the last so many have just come. */
  readonly fresh?: number;
  /** Changes with every moment, so that what has just come is shown as such once. */
  readonly tick: number;
  /** End of a tether. */
  readonly end?: string | undefined;
}

/** So many tiles in rows. For eyes: what they count is written beside them. */
export function Tiles({ look, count, columns, fresh = 0, tick, end }: TilesProps): JSX.Element {
  const rows = Math.max(1, Math.ceil(count / columns));
  const wide = Math.min(columns, Math.max(1, count));
  return (
    <svg
      class="tiles"
      data-end={end}
      viewBox={`0 0 ${wide * PITCH} ${rows * PITCH}`}
      style={{ width: `calc(${wide} * var(--tile))` }}
      aria-hidden="true"
    >
      <path class={`tile look-${look}`} d={squares(0, count, columns)} />
      {fresh > 0 && <path key={tick} class="tile-fresh" d={squares(count - fresh, count, columns)} />}
    </svg>
  );
}

/** The outline of the tiles from one number to another, in rows of so many. */
export function squares(from: number, to: number, columns: number): string {
  let path = '';
  for (let i = Math.max(0, from); i < to; i++)
    path += `M${(i % columns) * PITCH} ${Math.floor(i / columns) * PITCH}h${TILE}v${TILE}h-${TILE}z`;
  return path;
}

/** The textures of tiles: a state is told by its shape as well as by its colour. Once a page. */
export function TilePatterns(): JSX.Element {
  return (
    <svg class="tile-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <Pattern id="shared" shape="M0 0h9v9h-9z" hole="M4.5 2.6a1.9 1.9 0 1 0 .01 0z" />
        <Pattern id="patched" shape="M0 0h5.5v3.5h3.5v5.5h-9z" hole="" />
        <Pattern id="compressed" shape="M0 .5h9v3.4h-9zM0 5.1h9v3.4h-9z" hole="" />
        <Pattern id="cache" shape="M0 .5h9v3.4h-9zM0 5.1h9v3.4h-9z" hole="" />
        <Pattern id="ballooned" shape="M4.5 0a4.5 4.5 0 1 0 .01 0z" hole="M4.5 1.8a2.7 2.7 0 1 0 .01 0z" />
        <Pattern
          id="swapped"
          shape="M0 0h9v9h-9z"
          hole="M1.3 1.3h6.4v6.4h-6.4z"
          mark="M4 2h1v2.8h1.4l-1.9 2.2-1.9-2.2h1.4z"
        />
        <Pattern
          id="guestPaged"
          shape="M0 0h9v9h-9z"
          hole="M1.3 1.3h6.4v6.4h-6.4z"
          mark="M4 2h1v2.8h1.4l-1.9 2.2-1.9-2.2h1.4z"
        />
        <Pattern id="waiting" shape="M0 0h9v9h-9z" hole="M1.3 1.3h6.4v6.4h-6.4z" mark="M4 2h1v3h-1zM4 6h1v1h-1z" />
        <Pattern id="untouched" shape="M0 0h9v9h-9z" hole="M.8 .8h7.4v7.4h-7.4z" />
        <Pattern id="hypervisor" shape="M0 5.5l5.5-5.5h3l-8.5 8.5zM4 9l5-5v3l-2 2z" hole="" />
        <Pattern id="incoming" shape="M0 0h9v9h-9z" hole="" mark="M2.5 2l4 2.5-4 2.5z" />
        <Pattern id="free" shape="M3.5 3.5h2v2h-2z" hole="" />
      </defs>
    </svg>
  );
}

interface PatternProps {
  readonly id: Look;
  readonly shape: string;
  readonly hole: string;
  readonly mark?: string;
}

function Pattern({ id, shape, hole, mark }: PatternProps): JSX.Element {
  return (
    <pattern id={`tile-${id}`} width={PITCH} height={PITCH} patternUnits="userSpaceOnUse" class={`ink-${id}`}>
      <path d={shape + hole} fill-rule="evenodd" fill="currentColor" />
      {mark && <path class="tile-mark" d={mark} />}
    </pattern>
  );
}
