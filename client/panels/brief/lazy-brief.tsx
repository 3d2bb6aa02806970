import { fetched } from '#client/ui/page/fetched.tsx';
import { withHallWords } from '#client/words/words.ts';
import type { BriefProps } from './brief.tsx';

/** The brief for pages before the hall: it comes with the words of halls, and with the halls. */
export const LazyBrief = fetched<BriefProps>(async () => (await withHallWords(import('./brief.tsx'))).Brief);
