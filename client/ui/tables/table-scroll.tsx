import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import './table-scroll.css';

interface TableScrollProps {
  /** What the table shows, for those who listen. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** The place of a table that may be wider than it: then it scrolls by itself, and the keyboard gets there to do so. */
export function TableScroll({ label, children }: TableScrollProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setIsWide(element.scrollWidth > element.clientWidth));
    for (const each of [element, ...element.children]) watch.observe(each);
    return () => watch.disconnect();
  }, []);
  const reached = isWide ? { role: 'region' as const, 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div class="table-scroll" ref={place} {...reached}>
      {children}
    </div>
  );
}
