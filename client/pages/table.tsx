import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { CommandPalette } from '../panels/command-palette.tsx';
import { EventFeed } from '../panels/event-feed.tsx';
import { HostTable } from '../panels/host-table.tsx';
import { IncidentTable } from '../panels/incident-table.tsx';
import { HostInspector } from '../panels/inspect-host.tsx';
import { TenantInspector } from '../panels/inspect-tenant.tsx';
import { VmInspector } from '../panels/inspect-vm.tsx';
import { MigrationTable } from '../panels/migration-table.tsx';
import { useSelectionInView } from '../panels/narrow.ts';
import type { PanelProps } from '../panels/panel.ts';
import { TenantTable } from '../panels/tenant-table.tsx';
import { VerbsPanel } from '../panels/verbs-panel.tsx';
import { VmTable } from '../panels/vm-table.tsx';
import { t } from '../ui/words.ts';
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
