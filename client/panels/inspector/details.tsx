import type { JSX } from 'preact';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { Subject } from '#client/model/state/subject.ts';
import { DatastoreInspector } from './inspect-datastore.tsx';
import { HostInspector } from './inspect-host.tsx';
import { TenantInspector } from './inspect-tenant.tsx';
import { VmInspector } from './inspect-vm.tsx';

export interface DetailsProps extends PanelProps {
  readonly subject: Subject;
}

/** Everything about what is selected. */
export function Details({ subject, ...props }: DetailsProps): JSX.Element {
  switch (subject.kind) {
    case 'vm':
      return <VmInspector {...props} vm={subject.row} />;
    case 'host':
      return <HostInspector {...props} host={subject.row} />;
    case 'tenant':
      return <TenantInspector {...props} tenant={subject.row} />;
    case 'datastore':
      return <DatastoreInspector {...props} datastore={subject.row} />;
  }
}
