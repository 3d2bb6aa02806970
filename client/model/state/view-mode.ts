import { keep, kept } from '#client/device/device-store.ts';
/** How the game is shown: drawn, or as tables. */
export type ViewMode = 'hall' | 'table';

const KEPT_AS = 'overcommit.view';

export function viewKept(): ViewMode {
  return kept(KEPT_AS) === 'table' ? 'table' : 'hall';
}

export function keepView(mode: ViewMode): void {
  keep(KEPT_AS, mode);
}
