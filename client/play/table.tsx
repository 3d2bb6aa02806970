import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useSelectionInView } from '../model/state/narrow.ts';
import type { PanelProps } from '../model/state/panel.ts';
import { CommandPalette } from '../panels/commands/command-palette.tsx';
import { VerbsPanel } from '../panels/commands/verbs-panel.tsx';
import { EventFeed } from '../panels/events/event-feed.tsx';
import { HostInspector } from '../panels/inspector/inspect-host.tsx';
import { TenantInspector } from '../panels/inspector/inspect-tenant.tsx';
import { VmInspector } from '../panels/inspector/inspect-vm.tsx';
import { HostTable } from '../panels/tables/host-table.tsx';
import { IncidentTable } from '../panels/tables/incident-table.tsx';
import { MigrationTable } from '../panels/tables/migration-table.tsx';
import { TenantTable } from '../panels/tables/tenant-table.tsx';
import { VmTable } from '../panels/tables/vm-table.tsx';
import { t } from '../words/words.ts';
import './table.css';

/** The tables, most urgent first. */
const TABLES = [
  { id: 'incidents', render: IncidentTable },
  { id: 'tenants', render: TenantTable },
  { id: 'hosts', render: HostTable },
  { id: 'migrations', render: MigrationTable },
  { id: 'vms', render: VmTable },
] as const;

/** The whole game in rows and forms: for the keyboard, for screen readers, and for devices that cannot draw the hall. */
export function TableMode(props: PanelProps): JSX.Element {
  const side = useRef<HTMLDivElement>(null);
  useSelectionInView(side, props.desk);
  const subject = props.desk.selection.value;
  return (
    <main id="play-main" class={`table-mode ${subject ? 'has-subject' : ''}`}>
      <h1 class="unseen">{t('play.title')}</h1>
      <div class="table-side" ref={side}>
        <CommandPalette {...props} />
        <VerbsPanel {...props} />
        {subject && (
          <section class="inspector" aria-label={t('play.inspector')}>
            {subject.kind === 'vm' && <VmInspector {...props} vm={subject.row} />}
            {subject.kind === 'host' && <HostInspector {...props} host={subject.row} />}
            {subject.kind === 'tenant' && <TenantInspector {...props} tenant={subject.row} />}
          </section>
        )}
        <h2>{t('table.events')}</h2>
        <EventFeed desk={props.desk} shown={8} />
      </div>
      <div class="tables">
        {TABLES.map(({ id, render: Table }) => (
          <Table key={id} {...props} />
        ))}
      </div>
    </main>
  );
}
