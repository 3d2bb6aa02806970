import type { Overlay } from '#client/model/state/overlay.ts';
import type { SubjectKind } from '#client/model/state/subject.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import type { IconName } from '#client/ui/glyphs/icons.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Planned } from '../state/planned.ts';

/** A command as a person meets it: what it is done to, its sign, and when it is worth showing. */
export interface Verb {
  readonly command: CommandName;
  readonly icon: IconName;
  /** What is selected when it shows; `hall`: always. */
  readonly on: SubjectKind | 'hall' | 'incident';
  /** Whether it can make sense for this row (for the hall: 0) at all; its `check` says the rest. */
  readonly fits?: (world: OpenWorld, row: number) => boolean;
  /** What the hall shows while it is asked: what one has to look at to decide. */
  readonly overlay?: Overlay;
  /** Cannot be taken back: asks once more. */
  readonly final?: boolean;
  /** What the hall would look like then; where there is something to show, the verb asks before it does it. */
  readonly plan?: (world: OpenWorld, args: Args) => readonly Planned[];
  /** Arguments that follow from how things are: what it turns on or off. */
  readonly given?: (world: OpenWorld, row: number) => Args;
  /** How things are set now, where the verb changes settings: its form starts from them, so it always asks. */
  readonly present?: (world: OpenWorld, row: number) => Args;
}
