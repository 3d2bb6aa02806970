/** Software in which vulnerabilities are found: hypervisors with what belongs to them, the devices that they emulate, guests. */
export const SOFTWARE = [
  'type1',
  'dom0',
  'parentPartition',
  'inKernel',
  'type2',
  'containerHost',
  'deviceEmulation',
  'linux',
  'windows',
  'closedUnix',
  'rtos',
  'foreignIsa',
] as const;
export type Software = (typeof SOFTWARE)[number];

/** `disclosed`: everybody knows of it. `exploited`: attackers can use it. */
export const ADVISORY_STATES = ['none', 'disclosed', 'exploited'] as const;
export type AdvisoryState = (typeof ADVISORY_STATES)[number];

/** How a tenant is kept apart from others: not at all, its pages shared with nobody, on hosts of its own. */
export const TENANT_ZONES = ['common', 'private', 'dedicated'] as const;
export type TenantZone = (typeof TENANT_ZONES)[number];
