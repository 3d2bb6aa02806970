import type { RecordedLine } from '#shared/replay/recording.ts';

/** Lines that still hold for a game that goes on from a tick: an order is carried out in the step that follows its own. */
export function linesUpTo(lines: readonly RecordedLine[], tick: number): RecordedLine[] {
  return lines.filter(({ tick: at, entry }) => {
    if (entry.type === 'ended') return false;
    return entry.type === 'order' ? at < tick : at <= tick;
  });
}
