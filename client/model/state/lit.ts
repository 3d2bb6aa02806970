import { signal } from '@preact/signals';
import type { PlaySession } from '#client/net/play-session.ts';
import type { SayPoint } from '#shared/protocol/people.ts';

/** Number of what the teacher said last and somebody has closed here. */
export const saidClosed = signal(0);

/** The kind of thing at which the teacher points, as long as what was said stands on this screen. */
export function litOf(session: PlaySession): SayPoint | undefined {
  const said = session.class?.value?.said;
  return said && said.no !== saidClosed.value ? said.point : undefined;
}
