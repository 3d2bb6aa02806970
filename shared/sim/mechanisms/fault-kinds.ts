/** What an instructor may make go wrong. */
export const FAULTS = ['hostFailure', 'hostFailing', 'correlatedPeak', 'tenantBurst', 'linkDown'] as const;
export type Fault = (typeof FAULTS)[number];
