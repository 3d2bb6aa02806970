import { keep, kept } from '#client/device/device-store.ts';
import type { PlaySession } from '#client/net/play-session.ts';
import type { FeedLine } from '../state/ui-state.ts';

const KEPT_AS = 'overcommit.feed';
/** Lines kept on the device, and for one session at a time: enough to know what happened, small enough for any store. */
const KEPT = 60;

/** What this device was told of this seat's hall before: a tab that is opened again is not without a past. */
export function keptFeed(session: PlaySession): readonly FeedLine[] {
  try {
    const stored: unknown = JSON.parse(kept(KEPT_AS) ?? 'null');
    return isKept(stored) && stored.of === ownerOf(session) ? stored.lines : [];
  } catch {
    return [];
  }
}

/** Remembers the newest lines; a device that keeps nothing goes on without. */
export function keepFeed(session: PlaySession, lines: readonly FeedLine[]): void {
  const of = ownerOf(session);
  if (of !== undefined) keep(KEPT_AS, JSON.stringify({ of, lines: lines.slice(0, KEPT) }));
}

/** Session and seat; nothing for a hall that has neither, such as the warm-up. */
function ownerOf({ view, welcome }: PlaySession): string | undefined {
  const [code, you] = [view.peek()?.code, welcome.peek()?.you];
  return code && you?.role === 'player' ? `${code} ${you.seat}` : undefined;
}

function isKept(value: unknown): value is { readonly of: string; readonly lines: readonly FeedLine[] } {
  if (typeof value !== 'object' || value === null || !('of' in value && 'lines' in value)) return false;
  return Array.isArray(value.lines) && value.lines.every((line) => Array.isArray(line?.events));
}
