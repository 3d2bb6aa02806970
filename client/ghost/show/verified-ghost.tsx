import type { JSX } from 'preact';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { GhostCourse } from '#shared/replay/ghost/ghost-course.ts';
import { hashText } from './ghost-words.ts';

/** Whether a ghost has come to the same end here as where it was made, bit by bit. */
export function VerifiedGhost({ course }: { course: Pick<GhostCourse, 'hash' | 'isSame'> }): JSX.Element {
  const { hash, isSame } = course;
  return (
    <p class={`small ${isSame ? 'soft' : 'notice bad'}`}>
      {isSame && <Icon name="check" />} {t(isSame ? 'ghost.same' : 'ghost.other')}{' '}
      <span class="mono ghost-hash">{hashText(hash)}</span>
    </p>
  );
}
