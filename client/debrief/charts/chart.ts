import type { Signal } from '@preact/signals';

/** One line of a time chart: a value for each second of the hall. */
export interface ChartLine {
  readonly key: string;
  /** In words, for the legend and the table. */
  readonly name: string;
  /** Name of the colour token, such as `--memory-swapped`. */
  readonly colour: string;
  readonly values: ArrayLike<number>;
  /** Lengths of strokes and gaps, in CSS pixels: lines differ in more than colour. */
  readonly dash?: readonly number[];
}

/** A moment that is drawn into every chart. */
interface ChartMark {
  readonly second: number;
  /** One sign that stands on the line: the number of the bookmark. */
  readonly sign: string;
}

/** What all charts of one debrief have in common: one axis of time, one moment that is looked at. */
export interface ChartTime {
  /** Seconds of the hall that have values; value `i` is that at the end of second `i`. */
  readonly seconds: number;
  /** Second at which each business day ends. */
  readonly dayEnds: readonly number[];
  readonly marks: readonly ChartMark[];
  /** A second as people of the hall say it: `Day 1, 14:20`. */
  readonly clock: (second: number) => string;
  /** The same in short, for the axis: `14:00`. */
  readonly hour: (second: number) => string;
  /** Seconds that an hour of business takes. */
  readonly hourS: number;
  /** Seconds from the start to the first full hour. */
  readonly firstHourS: number;
  /** The second under the pointer, the same in every chart; nothing while there is none. */
  readonly lookedAt: Signal<number | undefined>;
}

/** A chart over time. */
export interface TimeChartProps {
  readonly title: string;
  /** What can be read off it, in one sentence. */
  readonly note?: string;
  readonly time: ChartTime;
  readonly lines: readonly ChartLine[];
  /** Lines stand on each other: parts of one whole, the first at the bottom. */
  readonly stacked?: boolean;
  /** A value in its unit. */
  readonly unit: (value: number) => string;
  /** The axis reaches at least so far: nothing at all is a flat line at the bottom. */
  readonly least: number;
  /** Steps of the axis are powers of two, as sizes of memory are read. */
  readonly binary?: boolean;
  /** Goes to a moment; without it a press on the chart does nothing. */
  readonly onPick?: (second: number) => void;
}
