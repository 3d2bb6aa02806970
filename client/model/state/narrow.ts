import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { UiState } from './ui-state.ts';

const NARROW = '(max-width: 900px)';

/** On a narrow screen everything is one column: what was just selected is brought into view. */
export function useSelectionInView(place: RefObject<HTMLElement | null>, ui: UiState): void {
  const subject = ui.selection.value;
  const [kind, row] = [subject?.kind, subject?.row];
  useEffect(() => {
    if (kind === undefined || row === undefined || !matchMedia(NARROW).matches) return;
    place.current?.scrollIntoView({ block: 'start' });
  }, [place, kind, row]);
}
