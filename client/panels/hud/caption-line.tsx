import type { JSX } from 'preact';
import { caption } from '#client/sound/captions.ts';
import { soundSettings } from '#client/sound/settings.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';

/** The last cue in words, for those who cannot hear it or do not want to. What screen readers hear is the list of events. */
export function CaptionLine(): JSX.Element | null {
  const now = caption.value;
  if (!now || !soundSettings.value.captions) return null;
  const words = t(`sound.cue.${now.cue}`);
  return (
    <p class="caption-line" aria-hidden="true">
      <VerbIcon name="volume" /> {now.times > 1 ? t('sound.times', { words, times: now.times }) : words}
    </p>
  );
}
