import type { Bundle } from '#shared/jobs/bundles.ts';
import type { JobName } from '#shared/protocol/crew.ts';
import type { CrewEntry, OrderEntry, RoomEntry } from '#shared/replay/entries.ts';

/** What members of teams share besides their halls: plain data, part of the room's state. Absent parts: nothing of it happened. */
export interface CrewState {
  /** Who has which jobs. One who has gone is in it until the next deal; `grant` tells. */
  jobs?: readonly HeldJobs[];
  /** Day of the hall and step of the lesson at which jobs went round last. */
  turned?: { readonly day: number; readonly step: number };
  /** Orders that wait for a second member. */
  keys?: readonly KeyState[];
  /** Orders that ever did. */
  keysAsked?: number;
  /** Orders of another job than their giver's, by team. */
  covers?: readonly number[];
}

interface HeldJobs {
  readonly seat: number;
  readonly grant: number;
  readonly jobs: Bundle;
}

/** An order that waits for a second member. `second`: who confirmed it, to be given with the next tick. */
export interface KeyState {
  readonly key: number;
  readonly order: OrderEntry & { readonly id: string };
  readonly second?: number;
}

const CREW_ENTRIES: { readonly [T in CrewEntry['type']]: true } = {
  jobsDealt: true,
  pinged: true,
  keyAsked: true,
  keyTurned: true,
  keyEnded: true,
};

/** Whether an entry is about what members of a team share. */
export function isOfCrew(entry: RoomEntry): entry is CrewEntry {
  return Object.hasOwn(CREW_ENTRIES, entry.type);
}

/** Takes an entry into the state. */
export function applyToCrew(state: CrewState, entry: CrewEntry): void {
  switch (entry.type) {
    case 'jobsDealt':
      deal(state, entry);
      return;
    case 'pinged':
      return;
    case 'keyAsked':
      state.keys = [...(state.keys ?? []), keyOf(entry)];
      state.keysAsked = entry.key;
      return;
    case 'keyTurned':
      state.keys = state.keys?.map((key) => (key.key === entry.key ? { ...key, second: entry.seat } : key)) ?? [];
      return;
    case 'keyEnded':
      state.keys = state.keys?.filter(({ key }) => key !== entry.key) ?? [];
      return;
  }
}

/** Notes that an order was given. */
export function noteCover(state: CrewState, { team, cover }: OrderEntry): void {
  if (cover) state.covers = withOneMore(state.covers ?? [], team);
}

/** What somebody has; absent: no jobs, so that they may do everything. */
export function jobsOf({ jobs }: CrewState, { seat, grant }: Pick<HeldJobs, 'seat' | 'grant'>): Bundle | undefined {
  return jobs?.find((held) => held.seat === seat && held.grant === grant)?.jobs;
}

function deal(state: CrewState, entry: Extract<CrewEntry, { type: 'jobsDealt' }>): void {
  const dealt = entry.seats.map((seat, i) => ({
    seat,
    grant: entry.grants[i] ?? 0,
    jobs: (entry.jobs[i] ?? '').split('+') as JobName[],
  }));
  state.jobs = [...(state.jobs ?? []).filter(({ seat }) => !entry.seats.includes(seat)), ...dealt];
  if (entry.why === 'turn') state.turned = { day: entry.day, step: entry.step };
}

function keyOf({ team, key, seat, grant, id, call, cover }: Extract<CrewEntry, { type: 'keyAsked' }>): KeyState {
  return { key, order: { type: 'order', team, by: seat, author: grant, id, call, ...(cover && { cover }) } };
}

function withOneMore(counts: readonly number[], at: number): readonly number[] {
  return Array.from({ length: Math.max(counts.length, at + 1) }, (_, i) => (counts[i] ?? 0) + (i === at ? 1 : 0));
}
