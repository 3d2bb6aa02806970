import type { ComponentType } from 'preact';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { PanelId } from './panel-list.ts';

/** What a page that is not a hall of the menu puts into the game. */
export interface PlayParts {
  /** Panels that stand where others stand otherwise; `none`: nothing stands there. */
  readonly panels?: { readonly [P in PanelId]?: ComponentType<PanelProps> | 'none' };
  /** The goal, while nothing is wrong; its room is a line. */
  readonly goal?: ComponentType<PanelProps>;
  /** A line of its own under the head of the page, always there. */
  readonly strip?: ComponentType<PanelProps>;
}
