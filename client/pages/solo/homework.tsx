import type { JSX } from 'preact';
import { HomeworkPage } from '#client/homework/homework-page.tsx';
import { begin } from './begin.ts';

/** Homework in a hall, played like any other game alone. */
export function HomeworkHallPage(): JSX.Element {
  return <HomeworkPage onPlay={(hall, seed) => begin({ kind: 'hall', hall, seed })} />;
}
