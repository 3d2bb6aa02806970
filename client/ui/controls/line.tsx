import type { ComponentChildren, JSX } from 'preact';
import './line.css';

/** A transit line with stations, one under another: the frame of everything that has an order. */
export function Line({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="line">{children}</div>;
}

interface StationProps {
  readonly children: ComponentChildren;
  /** Colour of its ring, as a CSS value. */
  readonly colour?: string;
  readonly state?: 'open' | 'done';
}

export function Station({ children, colour = 'var(--accent)', state = 'open' }: StationProps): JSX.Element {
  return (
    <section class={`station ${state}`} style={{ '--station': colour }}>
      {children}
    </section>
  );
}
