import type { Control, Pause, Phase, Speed } from '#shared/protocol/messages.ts';
import type { RecordedEntry } from './recording.ts';

/** How the time of a session goes. */
export interface SessionTime {
  phase: Phase;
  pause: Pause;
  speed: Speed;
}

const TIME_TYPES = ['started', 'paused', 'resumed', 'speeded', 'ended'] as const;
export type TimeEntry = Extract<RecordedEntry, { readonly type: (typeof TIME_TYPES)[number] }>;
export type TimeControl = Extract<Control, { readonly type: 'pause' | 'resume' | 'speed' | 'end' }>;

/** Whether an entry is about how time goes. */
export function isTimeEntry<E extends { readonly type: string }>(
  entry: E,
): entry is Extract<E, { readonly type: (typeof TIME_TYPES)[number] }> {
  return TIME_TYPES.some((type) => type === entry.type);
}

/** Takes an entry into the time of a session. */
export function applyToTime(time: SessionTime, entry: TimeEntry): void {
  switch (entry.type) {
    case 'started':
    case 'resumed':
      time.phase = 'running';
      return;
    case 'paused':
      time.phase = 'paused';
      time.pause = entry.pause;
      return;
    case 'speeded':
      time.speed = entry.speed;
      return;
    case 'ended':
      time.phase = 'over';
  }
}

/** What comes of a wish about the time of a session, or why nothing does. */
export function decideTime({ phase }: SessionTime, control: TimeControl): TimeEntry | 'roomOver' | 'notRunning' {
  if (phase === 'over') return 'roomOver';
  switch (control.type) {
    case 'pause':
      return phase === 'lobby' ? 'notRunning' : { type: 'paused', pause: control.pause };
    case 'resume':
      return phase === 'paused' ? { type: 'resumed' } : 'notRunning';
    case 'speed':
      return { type: 'speeded', speed: control.speed };
    case 'end':
      return { type: 'ended' };
  }
}
