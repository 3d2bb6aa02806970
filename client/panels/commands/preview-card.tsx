import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Preview } from '#client/model/previews/preview-line.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { t } from '#client/words/words.ts';

/** What an order would do, before it is given; a live region, because it follows every choice in the form. */
export function PreviewCard({ preview }: { readonly preview: Preview | undefined }): JSX.Element | null {
  if (!preview) return null;
  return (
    <div class="prediction preview" role="status">
      <h3>{t('preview.title')}</h3>
      {preview.lines.map(({ text, tone }) => (
        <p key={text} class={`preview-line ${tone}`}>
          {text}
        </p>
      ))}
    </div>
  );
}

/** Draws what a prediction says about hosts on them, for as long as its form is open. */
export function useNotesInHall(ui: UiState, preview: Preview | undefined): void {
  const notes = preview?.notes ?? [];
  const key = notes.map(({ host, text, tone }) => `${host} ${tone} ${text}`).join('|');
  useEffect(() => {
    ui.notes.value = notes;
  }, [ui, key]);
  useEffect(
    () => () => {
      ui.notes.value = [];
    },
    [ui],
  );
}
