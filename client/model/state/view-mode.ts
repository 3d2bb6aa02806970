/** How the game is shown: drawn, or as tables. */
export type ViewMode = 'hall' | 'table';

const KEPT_AS = 'overcommit.view';

export function viewKept(): ViewMode {
  return localStorage.getItem(KEPT_AS) === 'table' ? 'table' : 'hall';
}

export function keepView(mode: ViewMode): void {
  localStorage.setItem(KEPT_AS, mode);
}
