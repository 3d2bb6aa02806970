import { fetched } from '#client/ui/page/fetched.tsx';
import { withHallWords } from '#client/words/words.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** The brief for pages before the hall: it comes with the words of halls, and with the halls. */
export const LazyBrief = fetched<{ readonly scenario: Scenario }>(
  async () => (await withHallWords(import('./brief.tsx'))).Brief,
);
