import type { TableSpec } from './columns.ts';

/** Announced events: what the forecast lane shows. Undisclosed ones stay in the scenario until their telegraph. */
export const forecasts = {
  hidden: {},
  open: {
    kind: 'index of FORECAST_KINDS',
    subject: 'row the kind speaks about, −1 = the whole hall',
    startsAtTick: 'tick',
    endsAtTick: 'tick',
    factorPermille: '‰: strength',
    injected: 'flag: by the instructor',
  },
} as const satisfies TableSpec;
