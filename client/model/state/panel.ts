import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { UiState } from './ui-state.ts';

/** What every panel draws from: the ui of one person and the world as last told. */
export interface PanelProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  /** Changes with every frame that was applied; the columns themselves are written in place. */
  readonly tick: number;
}
