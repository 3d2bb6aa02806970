import type { ComponentType } from 'preact';
import { createContext } from 'preact';
import type { Debrief } from '#shared/protocol/debrief.ts';

export interface WaysOnProps {
  readonly code: string;
  readonly debrief: Debrief;
}

/** What else one can do with a session that is over, beside the tabs of its pages: put there by who shows them. */
export const WaysOn = createContext<ComponentType<WaysOnProps> | undefined>(undefined);
