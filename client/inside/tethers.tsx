import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Two things in a picture that belong together, by the `data-end` of both. */
export interface Tether {
  readonly from: string;
  readonly to: string;
  /** How it looks: like the state that it is about. */
  readonly look: string;
}

interface TethersProps {
  readonly tethers: readonly Tether[];
  /** What both ends are inside of. */
  readonly place: RefObject<HTMLElement | null>;
  /** Changes when the ends may have moved. */
  readonly when: string;
}

/** Bands between what belongs together, drawn over the picture once its parts have their places. */
export function Tethers({ tethers, place, when }: TethersProps): JSX.Element {
  const [paths, setPaths] = useState<readonly { readonly look: string; readonly d: string }[]>([]);
  useLayoutEffect(() => {
    const measure = (): void => setPaths(tethers.flatMap((tether) => pathOf(tether, place.current)));
    measure();
    const observer = new ResizeObserver(measure);
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, [when]);
  return (
    <svg class="tethers" aria-hidden="true">
      {paths.map(({ look, d }, i) => (
        <path key={i} class={`tether tether-${look}`} d={d} />
      ))}
    </svg>
  );
}

function pathOf({ from, to, look }: Tether, place: HTMLElement | null): readonly { look: string; d: string }[] {
  const [a, b] = [from, to].map((end) => place?.querySelector(`[data-end="${end}"]`)?.getBoundingClientRect());
  if (!place || !a || !b) return [];
  const origin = place.getBoundingClientRect();
  const beside = b.left >= a.right;
  const [x1, y1] = beside ? [a.right, a.top + a.height / 2] : [a.left + a.width / 2, a.bottom];
  const [x2, y2] = beside ? [b.left, b.top + b.height / 2] : [b.left + b.width / 2, b.top];
  const [sx, sy, ex, ey] = [x1 - origin.left, y1 - origin.top, x2 - origin.left, y2 - origin.top].map(Math.round);
  const half = Math.round(((beside ? (ex ?? 0) - (sx ?? 0) : (ey ?? 0) - (sy ?? 0)) || 1) / 2);
  const [c1, c2] = beside
    ? [`${(sx ?? 0) + half} ${sy}`, `${(ex ?? 0) - half} ${ey}`]
    : [`${sx} ${(sy ?? 0) + half}`, `${ex} ${(ey ?? 0) - half}`];
  return [{ look, d: `M${sx} ${sy}C${c1} ${c2} ${ex} ${ey}` }];
}
