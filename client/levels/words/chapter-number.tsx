import type { JSX } from 'preact';
import './chapter-number.css';

/** The number of a chapter on the colour of its line (`--station`); its name stands beside it. */
export function ChapterNumber({ no }: { readonly no: number }): JSX.Element {
  return (
    <span class="chapter-number mono" aria-hidden="true">
      {no}
    </span>
  );
}
