/** The colour of each chapter's line, from what the hall's colours are made of; its number and name stand beside it. */
const COLOURS: readonly string[] = [
  'var(--memory-hypervisor)',
  'var(--memory-private)',
  'var(--memory-ballooned)',
  'var(--team-3)',
  'var(--memory-shared)',
  'var(--memory-swapped)',
  'var(--memory-compressed)',
  'var(--team-2)',
  'var(--team-0)',
];

export function chapterColour(no: number): string {
  return COLOURS[no % COLOURS.length] ?? 'var(--accent)';
}
