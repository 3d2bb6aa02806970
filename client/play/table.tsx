import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { ownJobsOf } from '#client/model/crew/crew.ts';
import { useSelectionInView } from '#client/model/state/narrow.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { CommandPalette } from '#client/panels/commands/command-palette.tsx';
import { PlaceAllForm } from '#client/panels/commands/place-all-form.tsx';
import { VerbsPanel } from '#client/panels/commands/verbs-panel.tsx';
import { EventFeed } from '#client/panels/events/event-feed.tsx';
import { Details } from '#client/panels/inspector/details.tsx';
import { HostTable } from '#client/panels/tables/host-table.tsx';
import { IncidentTable } from '#client/panels/tables/incident-table.tsx';
import { MigrationTable } from '#client/panels/tables/migration-table.tsx';
import { TenantTable } from '#client/panels/tables/tenant-table.tsx';
import { VmTable } from '#client/panels/tables/vm-table.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { JOB_DESKS } from '#shared/jobs/desks.ts';
import './table.css';

/** The tables, most urgent first. */
const TABLES = [
  { id: 'incidents', render: IncidentTable },
  { id: 'tenants', render: TenantTable },
  { id: 'hosts', render: HostTable },
  { id: 'migrations', render: MigrationTable },
  { id: 'vms', render: VmTable },
] as const;

/** The table of one's job comes first. */
function tablesFor(ui: UiState) {
  const first = ownJobsOf(ui)?.map((job) => JOB_DESKS[job].table) ?? [];
  const isFirst = ({ id }: (typeof TABLES)[number]) => first.some((table) => table === id);
  return [...TABLES.filter(isFirst), ...TABLES.filter((table) => !isFirst(table))];
}

/** To the orders, where they stand below the tables: the first field has the focus. */
function goTo(side: HTMLElement | null): void {
  side?.scrollIntoView({ block: 'start' });
  side?.querySelector('select')?.focus({ preventScroll: true });
}

/** The whole game in rows and forms: for the keyboard, for screen readers, and for devices that cannot draw the hall. */
export function TableMode(props: PanelProps): JSX.Element {
  const side = useRef<HTMLDivElement>(null);
  useSelectionInView(side, props.ui);
  const subject = props.ui.selection.value;
  return (
    <main id="play-main" class={`table-mode ${subject ? 'has-subject' : ''}`}>
      <h1 class="unseen">{t('play.title')}</h1>
      <div class="to-commands">
        <Button size="small" onClick={() => goTo(side.current)}>
          {t('table.toCommands')}
        </Button>
      </div>
      <div class="table-side" ref={side}>
        <CommandPalette {...props} />
        <VerbsPanel {...props} />
        {props.ui.placingAll.value && <PlaceAllForm ui={props.ui} world={props.world} />}
        {subject && (
          <section class="inspector" aria-label={t('play.inspector')}>
            <Details {...props} subject={subject} />
          </section>
        )}
        <h2>{t('table.events')}</h2>
        <EventFeed ui={props.ui} shown={8} />
        <Button size="small" onClick={() => (props.ui.historyShown.value = true)}>
          {t('play.history')}
        </Button>
      </div>
      <div class="tables">
        {tablesFor(props.ui).map(({ id, render: Table }) => (
          <Table key={id} {...props} />
        ))}
      </div>
    </main>
  );
}
