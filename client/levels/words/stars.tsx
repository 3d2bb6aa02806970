import type { JSX } from 'preact';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import type { StarCount } from '#shared/levels/progress/progress.ts';
import './stars.css';

const STARS = [0, 1, 2] as const;

/** Stars as a row: won ones are filled. */
export function StarRow({
  count,
  large = false,
}: {
  readonly count: StarCount;
  readonly large?: boolean;
}): JSX.Element {
  return (
    <span class={`star-row ${large ? 'large' : ''}`} role="img" aria-label={t('campaign.stars', { count })}>
      {STARS.map((star) => (
        <StarSign key={star} won={star < count} />
      ))}
    </span>
  );
}

/** One star, as decoration beside words. */
export function StarSign({ won }: { readonly won: boolean }): JSX.Element {
  return (
    <span class={`star-sign ${won ? 'won' : ''}`} aria-hidden="true">
      <VerbIcon name="star" />
    </span>
  );
}
