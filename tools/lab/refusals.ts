import { countsLine, type Refused, refusalLine } from '#shared/lab/refusals.ts';
import type { ProgressLine } from './terminal.ts';

/** Tells on stderr what a run refuses: each order of the file as it happens, controllers' commands summed up at the end. */
export class RefusalTeller {
  readonly #progress: ProgressLine;
  readonly #counts: { [code: string]: number } = {};

  constructor(progress: ProgressLine) {
    this.#progress = progress;
  }

  note(refused: Refused): void {
    const { code } = refused.refusal;
    if (refused.entry === undefined) this.#counts[code] = (this.#counts[code] ?? 0) + 1;
    else this.#progress.say(refusalLine(refused));
  }

  end(): void {
    const counts = Object.values(this.#counts);
    if (counts.length === 0) return;
    const all = counts.reduce((sum, count) => sum + count, 0);
    this.#progress.say(`controllers: ${all} commands refused: ${countsLine(this.#counts)}`);
  }
}
