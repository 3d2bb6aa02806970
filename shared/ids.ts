/** Row numbers of the world's tables, branded so that a host is never passed where a VM is meant. */
declare const rowOf: unique symbol;
type Row<Table extends string> = number & { readonly [rowOf]: Table };

export type HostId = Row<'hosts'>;
export type VmId = Row<'vms'>;
export type TenantId = Row<'tenants'>;
export type MigrationId = Row<'migrations'>;
export type IncidentId = Row<'incidents'>;

/** "No row": the value of a reference column that points nowhere. */
export const NONE = -1;
