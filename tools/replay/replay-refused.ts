/** Something is wrong with what was asked: one line for each problem. */
export class ReplayRefused extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
