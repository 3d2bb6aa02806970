import { type Signal, signal } from '@preact/signals';
import type { RemoteSession } from '#client/net/remote-session.ts';

/** What lies open at the side of the console. */
export const DESK_TABS = ['join', 'faults', 'say', 'ask', 'front', 'log'] as const;
export type DeskTab = (typeof DESK_TABS)[number];

/** What the page of the console has open; nothing of it leaves the page. */
export interface Desk {
  readonly code: string;
  readonly session: RemoteSession;
  readonly tab: Signal<DeskTab>;
  readonly keysShown: Signal<boolean>;
  /** Asks whether to end the session. */
  readonly ending: Signal<boolean>;
}

/** A console as it is opened. */
export function openDesk(code: string, session: RemoteSession): Desk {
  return { code, session, tab: signal('join'), keysShown: signal(false), ending: signal(false) };
}
