import type { JSX } from 'preact';
import type { Status } from '#shared/sim/kernel/codes/index.ts';
import './status-glyph.css';
import { t } from '#client/words/words.ts';

/** Shape first, colour second: ring, half, triangle, notched dot, dash. */
const SHAPES: Readonly<Record<Status, JSX.Element>> = {
  ok: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2.5" />,
  watch: (
    <>
      <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  hot: <path d="M8 2l6.5 12h-13z" fill="currentColor" />,
  breach: <path d="M8 8l0-6.5a6.5 6.5 0 1 0 6.5 6.5z" fill="currentColor" />,
  off: <path d="M3 8h10" stroke="currentColor" stroke-width="2.5" />,
};

/** How a thing is doing, as a chip. Without `wordless` the word stands beside the shape. */
export function StatusGlyph({ status, wordless = false }: { status: Status; wordless?: boolean }): JSX.Element {
  const word = t(`app.status.${status}`);
  return (
    <span class={`status-chip ${status}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[status]}
      </svg>
      <span class={wordless ? 'unseen' : ''}>{word}</span>
    </span>
  );
}
