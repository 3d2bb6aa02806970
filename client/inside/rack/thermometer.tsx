import type { JSX } from 'preact';
import { celsius } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { RackPicture } from '#shared/inside/rack.ts';
import type { FrameOf } from '../inside-props.ts';

/** The ends of the scale, °C. Design values: what any rack of a hall can have lies between. */
const FROM_C = 14;
const TO_C = 48;
const HEIGHT = 240;
const WIDTH = 92;

/** The air in front of a rack on a scale with the marks that matter, and the way that it came. */
export function Thermometer({ now, frames }: { now: RackPicture; frames: readonly FrameOf<'rack'>[] }): JSX.Element {
  const y = (c: number): number => HEIGHT - ((Math.min(TO_C, Math.max(FROM_C, c)) - FROM_C) / (TO_C - FROM_C)) * HEIGHT;
  const marks: readonly (readonly [number, string])[] = [
    [now.setPointC, 'set'],
    [now.slowFromC, 'slow'],
    [now.offAtC, 'off'],
  ];
  const step = WIDTH / Math.max(1, frames.length - 1);
  const line = frames.map(({ picture }, i) => `${(i * step).toFixed(1)},${y(picture.inletC).toFixed(1)}`).join(' ');
  return (
    <figure class="thermometer">
      <figcaption>
        <strong class="mono">{celsius(Math.round(now.inletC * 10) / 10)}</strong>
        <span class="small soft">{t('inside.rack.inlet')}</span>
      </figcaption>
      <div class="thermometer-scale" aria-hidden="true">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="presentation">
          <rect class="band-good" x="0" width={WIDTH} y={y(27)} height={y(18) - y(27)} />
          <rect class="band-slow" x="0" width={WIDTH} y={y(now.offAtC)} height={y(now.slowFromC) - y(now.offAtC)} />
          <polyline class="air-line" points={line} />
        </svg>
        {marks.map(([c, key]) => (
          <span key={key} class={`thermometer-mark ${key}`} style={{ top: `${(y(c) / HEIGHT) * 100}%` }}>
            {t(`inside.rack.mark.${key}`, { at: celsius(c) })}
          </span>
        ))}
      </div>
    </figure>
  );
}
