import type { CommandName } from '#shared/sim/commands/index.ts';
import type { Subject } from './subject.ts';

/** The one thing that is pointed at: what it is done to, and the order. Once that is selected, the order is what stands out. */
export interface Pointed {
  readonly subject: Subject | undefined;
  readonly order: CommandName | undefined;
}
