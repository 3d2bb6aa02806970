import type { RecordedEntry, RecordedLine } from './recording.ts';

type Line<T extends RecordedEntry['type']> = RecordedLine & { readonly entry: Extract<RecordedEntry, { type: T }> };

/** What counts of a journal for one team's world: its orders as they stand, and the hashes that it passes. */
export interface Timeline {
  /** Lines of orders, in the order in which they are carried out. */
  readonly orders: readonly Line<'order'>[];
  /** Hash of the world at each tick that was marked. */
  readonly marks: ReadonlyMap<number, number>;
}

interface Past {
  orders: Line<'order'>[];
  marks: Map<number, number>;
}

/**
 * A team's past as it is after all lines: what was undone is not in it, and where its hall is a copy of another one, that one's
 * past is its own. Orders to a hall before it became such a copy are void.
 */
export function timelineOf(lines: readonly RecordedLine[], team: number): Timeline {
  const pasts = new Map<number, Past>();
  const pastOf = (of: number): Past => {
    const past = pasts.get(of) ?? { orders: [], marks: new Map() };
    pasts.set(of, past);
    return past;
  };
  for (const line of lines) {
    const { entry } = line;
    if (entry.type === 'order') pastOf(entry.team).orders.push(line as Line<'order'>);
    else if (entry.type === 'mark') {
      entry.hashes.forEach((hash, of) => {
        if (hash !== null) pastOf(of).marks.set(entry.atTick, hash);
      });
    } else if (entry.type === 'undone') undo(pastOf(entry.team), line as Line<'undone'>);
    else if (entry.type === 'split') {
      const { orders, marks } = pastOf(entry.team);
      pasts.set(entry.into, { orders: [...orders], marks: new Map(marks) });
    }
  }
  return pastOf(team);
}

/** Members' orders since then are void; the hall came out as the line says. */
function undo(past: Past, { tick, entry: { fromTick, hash } }: Line<'undone'>): void {
  past.orders = past.orders.filter((order) => order.tick < fromTick || order.entry.by < 0);
  past.marks = new Map([...past.marks].filter(([at]) => at <= fromTick)).set(tick, hash);
}
