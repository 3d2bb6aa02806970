/** Things that are announced before they happen, and what an instructor may inject. */
export const FORECAST_KINDS = [
  'none',
  'ramp',
  'correlatedPeak',
  'tenantBurst',
  'contractOffer',
  'hostFailing',
  'linkDown',
  'hostFailure',
  'coolingFault',
  'coolerFailure',
  'tariffSpike',
  'utilityOutage',
  'datastoreFilling',
  'badImage',
  'duplicateIdentity',
  'noisyNeighbour',
  'unmodifiedGuest',
  'foreignIsa',
  'bigDeal',
  'priceWar',
  'quietHour',
  'dom0Wedged',
  'stealthHang',
  'uplinkSaturated',
  'memoryLeak',
  'rackPower',
  'maintenanceOrder',
  'patchDue',
  'escapeAdvisory',
  'sideChannelAdvisory',
  'auditRequest',
] as const;
export type ForecastKind = (typeof FORECAST_KINDS)[number];

/** What can go wrong or change by itself; each has its file in `disturbances`. An offer is announced and is no disturbance. */
export type DisturbanceName = Exclude<ForecastKind, 'none' | 'contractOffer'>;
