import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import { NOTE_MAX } from '#shared/protocol/debrief.ts';

/** Marks the moment that is shown, with a note. */
export function MarkForm({ onMark }: { onMark: (note: string) => void }): JSX.Element {
  const [note, setNote] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onMark(note.trim());
    setNote('');
  };
  return (
    <form class="mark-form" onSubmit={submit}>
      <Field label={t('debrief.replay.note')} value={note} onInput={setNote} maxLength={NOTE_MAX} />
      <Button type="submit">{t('debrief.replay.mark')}</Button>
    </form>
  );
}
