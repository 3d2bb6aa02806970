import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Link } from './map-model.ts';

/** A link as a line on screen: from the edge of one tile to the edge of another. */
export interface Line extends Link {
  readonly path: string;
}

/** Where the links of a picture are on screen; measured anew when they change and when the picture is resized. */
export function useLinks(
  place: RefObject<HTMLElement | null>,
  links: readonly Link[],
  state: unknown,
): readonly Line[] {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = (): void => setLines(links.flatMap((link) => lineOf(element, link) ?? []));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, state, links.map(({ from, to, bond }) => `${from} ${to} ${bond}`).join()]);
  return lines;
}

function lineOf(element: HTMLElement, link: Link): Line | undefined {
  const from = element.querySelector(`[data-tile="${link.from}"]`)?.getBoundingClientRect();
  const to = element.querySelector(`[data-tile="${link.to}"]`)?.getBoundingClientRect();
  if (!from || !to) return undefined;
  const origin = element.getBoundingClientRect();
  return { ...link, path: pathBetween(from, to, origin.left, origin.top) };
}

/** Sideways where the other tile is beside it, else up or down. */
function pathBetween(from: DOMRect, to: DOMRect, left: number, top: number): string {
  const isBeside = to.left >= from.right || to.right <= from.left;
  const [x1, y1] = isBeside
    ? [to.left >= from.right ? from.right : from.left, middle(from)]
    : [centre(from), from.bottom];
  const [x2, y2] = isBeside ? [to.left >= from.right ? to.left : to.right, middle(to)] : [centre(to), to.top];
  const bend = isBeside ? [(x1 + x2) / 2, y1, (x1 + x2) / 2, y2] : [x1, (y1 + y2) / 2, x2, (y1 + y2) / 2];
  const points = [x1, y1, ...bend, x2, y2].map((value, i) => Math.round(value - (i % 2 === 0 ? left : top)));
  return `M${points[0]},${points[1]} C${points.slice(2).join(' ')}`;
}

function middle({ top, bottom }: DOMRect): number {
  return (top + bottom) / 2;
}

function centre({ left, right }: DOMRect): number {
  return (left + right) / 2;
}
