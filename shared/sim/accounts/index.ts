/** What was lost and to what, and how a game went. All that others may use of it. */
export { type DayLoss, type LossLineByDay, lossesByDayOf } from './day-losses.ts';
export { keepLedger, settleLedger } from './loss-ledger.ts';
export { fullFeeCents, type LossLine, lossesOf } from './loss-lines.ts';
export { operatingResultCents } from './operating-result.ts';
export {
  recordSecond,
  SERIES,
  SERIES_NAMES,
  type SeriesData,
  type SeriesKind,
  type SeriesName,
  seriesOf,
} from './series.ts';
