import type { HostNote, NoteTone } from '#client/model/state/host-note.ts';

/** One thing that an order would do, with its numbers. */
export interface PreviewLine {
  readonly text: string;
  readonly tone: NoteTone | 'plain';
}

/** What an order would do if it were given now: in words, and host by host. */
export interface Preview {
  readonly lines: readonly PreviewLine[];
  readonly notes?: readonly HostNote[];
  /** Whether a button says it besides what its order does in general; else in place of that. */
  readonly besides?: boolean;
}
