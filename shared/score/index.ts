/** How a game is judged. All that others may use of it. */
export { isScored } from '#shared/sim/kernel/scenario/series-rows.ts';
export { type AxisFigures, dayFigures, type SecondsSeries } from './figures.ts';
export type { Change, LedgerLine } from './last-change.ts';
export { type AxisSeries, hourlyFigures, type Par } from './par.ts';
export { playBot } from './play-bot.ts';
export { botsByName, parFrom, playPar } from './play-par.ts';
export { playThrough } from './play-through.ts';
export { RunningScore } from './running-score.ts';
export { type AxisMilli, type DayScore, type Extras, FULL_MILLI, partsOf, type Score, scoreOf } from './score.ts';
export {
  type LossPart,
  type OtherReason,
  type Played,
  type Waterfall,
  type WaterfallBar,
  type WaterfallPart,
  waterfallOf,
} from './waterfall.ts';
export { type Axis, type PlayedAxis, WEIGHTS, type Weights } from './weights.ts';
export { wholeParts } from './whole-parts.ts';
