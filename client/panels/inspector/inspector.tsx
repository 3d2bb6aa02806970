import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { select } from '#client/model/state/desk.ts';
import { useSelectionInView } from '#client/model/state/narrow.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { PlaceAllForm } from '#client/panels/commands/place-all.tsx';
import { VerbForm } from '#client/panels/commands/verb-form.tsx';
import { t } from '#client/words/words.ts';
import { HallInspector } from './inspect-hall.tsx';
import { HostInspector } from './inspect-host.tsx';
import { TenantInspector } from './inspect-tenant.tsx';
import { VmInspector } from './inspect-vm.tsx';

/** What is selected: what it is, why it is so, what could be done. A verb under way comes first. */
export function Inspector(props: PanelProps): JSX.Element {
  const { desk, world } = props;
  const place = useRef<HTMLElement>(null);
  useSelectionInView(place, desk);
  const asking = desk.asking.value;
  const subject = desk.selection.value;
  return (
    <section class="inspector" ref={place} aria-label={t('play.inspector')}>
      {desk.placingAll.value && !asking && <PlaceAllForm desk={desk} world={world} />}
      {asking && <VerbForm desk={desk} world={world} asking={asking} />}
      {subject && !asking && (
        <button
          type="button"
          class="inspector-close"
          aria-label={t('play.deselect')}
          onClick={() => select(desk, undefined)}
        >
          ×
        </button>
      )}
      {subject?.kind === 'vm' && <VmInspector {...props} vm={subject.row} />}
      {subject?.kind === 'host' && <HostInspector {...props} host={subject.row} />}
      {subject?.kind === 'tenant' && <TenantInspector {...props} tenant={subject.row} />}
      {!subject && <HallInspector {...props} />}
    </section>
  );
}
