/** How a prediction is meant: shape and word say it first, colour second. */
export type NoteTone = 'good' | 'watch' | 'bad';

/** A few words on a host about what an order would do to it. */
export interface HostNote {
  readonly host: number;
  readonly text: string;
  /** The same where there is room for one number. */
  readonly short: string;
  readonly tone: NoteTone;
}
