import type { ComponentChildren, JSX } from 'preact';
import { type CardCall, openCard } from './card-call.ts';
import './explained.css';

interface ExplainedProps extends CardCall {
  /** The name or badge that opens the card; without one, a small question mark does. */
  readonly children?: ComponentChildren;
  /** What the question mark asks, for those who do not see where it stands. */
  readonly label?: string;
}

/** A name that says what it stands for: pressed, it opens its card. It takes no more room than the name. */
export function Explained({ children, label, ...call }: ExplainedProps): JSX.Element {
  return (
    <button
      type="button"
      class={children ? 'explained' : 'explained mark'}
      aria-haspopup="dialog"
      aria-label={children ? undefined : label}
      onClick={() => {
        openCard.value = call;
      }}
    >
      {children ?? '?'}
    </button>
  );
}
