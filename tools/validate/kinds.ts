import type { Kind } from './verdict.ts';

/** The kinds of cases, by what their agreement says about reality, most first. */
export const KINDS: readonly { readonly kind: Kind; readonly name: string; readonly means: string }[] = [
  { kind: 'P', name: 'predictions', means: 'no parameter comes from the checked number: evidence about reality' },
  {
    kind: 'W',
    name: 'predictions within an experiment',
    means: 'fitted to one series of an experiment, checked on its others: some evidence',
  },
  { kind: 'C', name: 'calibrations', means: 'a parameter was fitted to this number: a regression test' },
  { kind: 'A', name: 'arithmetic', means: 'checks the code, says nothing about reality' },
];
