import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useSelectionInView } from '#client/model/state/narrow.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select } from '#client/model/state/ui-state.ts';
import type { PlaceAllProps } from '#client/panels/commands/place-all.tsx';
import type { VerbFormProps } from '#client/panels/commands/verb-form.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { t } from '#client/words/words.ts';
import type { DetailsProps } from './details.tsx';
import { HallInspector } from './inspect-hall.tsx';

/** What can be said about one host, VM or customer comes with the first that is selected. */
const Details = fetched<DetailsProps>(async () => (await import('./details.tsx')).Details, true);
/** The forms come with the first verb that asks something. */
const Form = fetched<VerbFormProps>(async () => (await import('#client/panels/commands/verb-form.tsx')).VerbForm, true);
const AllForm = fetched<PlaceAllProps>(
  async () => (await import('#client/panels/commands/place-all-form.tsx')).PlaceAllForm,
  true,
);

/** What is selected: what it is, why it is so, what could be done. A verb under way comes first. */
export function Inspector(props: PanelProps): JSX.Element {
  const { ui, world } = props;
  const place = useRef<HTMLElement>(null);
  useSelectionInView(place, ui);
  const asking = ui.asking.value;
  const subject = ui.selection.value;
  return (
    <section class="inspector" ref={place} aria-label={t('play.inspector')}>
      {ui.placingAll.value && !asking && <AllForm ui={ui} world={world} />}
      {asking && <Form ui={ui} world={world} asking={asking} />}
      {subject && !asking && !ui.placingAll.value && (
        <button
          type="button"
          class="inspector-close"
          aria-label={t('play.deselect')}
          onClick={() => select(ui, undefined)}
        >
          ×
        </button>
      )}
      {subject && <Details {...props} subject={subject} />}
      {!subject && <HallInspector {...props} />}
    </section>
  );
}
