import type { JSX } from 'preact';
import { fetched } from '#client/ui/page/fetched.tsx';
import { withCardWords } from '#client/words/words.ts';
import { type CardCall, openCard } from './card-call.ts';

/** Where cards open, above whatever page asks for one; its code and words come with the first. */
export function CardPlace(): JSX.Element | null {
  const call = openCard.value;
  return call ? <LazyCard call={call} /> : null;
}

const LazyCard = fetched<{ call: CardCall }>(
  async () => (await withCardWords(import('./dialog/card-dialog.tsx'))).CardDialog,
  true,
);
