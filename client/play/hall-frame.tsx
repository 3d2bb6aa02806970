import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { Graphics } from '#client/model/state/webgl.ts';
import { NoticeSlot } from '#client/panels/hud/banners.tsx';
import { OverlaySwitch } from '#client/panels/hud/overlay-switch.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { t } from '#client/words/words.ts';

const LazyLegend = fetched<{ ui: UiState }>(async () => (await import('./hall-legend.tsx')).HallLegend, true);

/** The canvas and what lies over it. The engine is fetched when this is first shown. */
export function HallFrame({ ui, graphics }: { ui: UiState; graphics: Graphics }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'open' | 'failed'>('loading');
  useEffect(() => {
    let closed = false;
    let close = () => {};
    import('#client/hall/mount-hall.ts')
      .then(({ mountHall }) => {
        if (closed || !place.current) return;
        const hall = mountHall(place.current, ui, graphics);
        close = () => hall.destroy();
        setState('open');
      })
      .catch(() => setState('failed'));
    return () => {
      closed = true;
      close();
    };
  }, [ui, graphics]);
  return (
    <div class="hall-frame">
      <NoticeSlot ui={ui} />
      <div class="hall-canvas" ref={place} />
      {state !== 'open' && <p class="hall-wait soft">{t(state === 'failed' ? 'app.pageFailed' : 'app.loading')}</p>}
      <OverlaySwitch ui={ui} />
      {ui.legendShown.value && <LazyLegend ui={ui} />}
      <HallHint ui={ui} width={place.current?.clientWidth ?? 1} />
    </div>
  );
}

/** Of a hint, in CSS pixels: its widest line, its signs and its lines, as in the style sheet; and what is around them. */
const HINT = { widestPx: 352, signPx: 8, linePx: 24, aroundPx: 32 } as const;
/** Height of the slot for notices above the canvas, in CSS pixels; as in the style sheet. */
const SLOT_PX = 34;

/** At the pointer, and inside the hall wherever the pointer is. */
function HallHint({ ui, width }: { ui: UiState; width: number }): JSX.Element | null {
  const hint = ui.hint.value;
  if (!hint) return null;
  const above = hint.y + SLOT_PX > hintHeight(hint.text, width);
  return (
    <p
      class={`hall-hint ${hint.tone}`}
      style={{
        left: `${hint.x}px`,
        top: `${hint.y + SLOT_PX}px`,
        translate: `${(-100 * hint.x) / Math.max(1, width)}% ${above ? 'calc(-100% - 20px)' : '26px'}`,
      }}
    >
      {hint.text}
    </p>
  );
}

/** About how much room above the pointer a hint needs, in CSS pixels. */
function hintHeight(text: string, width: number): number {
  const lines = Math.ceil((text.length * HINT.signPx) / Math.max(1, Math.min(HINT.widestPx, width * 0.9)));
  return HINT.aroundPx + lines * HINT.linePx;
}
