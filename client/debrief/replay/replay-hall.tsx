import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { InsideSource } from '#client/inside/frames.ts';
import { followEvents } from '#client/model/events/feed.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { useWorld } from '#client/model/state/pulse.ts';
import { createUiState, type UiState } from '#client/model/state/ui-state.ts';
import { graphicsOfDevice } from '#client/model/state/webgl.ts';
import { EventFeed } from '#client/panels/events/event-feed.tsx';
import { Clock } from '#client/panels/hud/clock.tsx';
import { Money } from '#client/panels/hud/money.tsx';
import { ScoreAxes } from '#client/panels/hud/score-axes.tsx';
import { Inspector } from '#client/panels/inspector/inspector.tsx';
import { HallFrame } from '#client/play/hall-frame.tsx';
import type { HallInsideProps } from '#client/play/hall-inside.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { t, withHallWords, withInsideWords } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { LossAbout } from '../score/waterfall-steps.ts';
import { LossMarkStrip } from './loss-mark-strip.tsx';
import type { ReplaySession } from './replay-session.ts';
import '#client/play/play.css';
import './replay.css';

/** A host opened up comes when somebody looks into one. */
const Inside = fetched<HallInsideProps>(
  async () => (await withInsideWords(import('#client/play/hall-inside.tsx'))).HallInside,
  true,
);

interface ReplayHallProps {
  readonly session: ReplaySession;
  /** Where pictures of its hosts come from. */
  readonly inside: InsideSource;
  /** Whose hall it is. */
  readonly label: string;
  /** Without the inspector: two halls beside each other have no room for two. */
  readonly narrow: boolean;
  /** What a loss is about that one comes from, until its marks are hidden. */
  readonly about?: LossAbout | undefined;
  readonly onHideAbout: () => void;
}

/** A hall as it was, to look into; as tables where the device cannot draw. */
export function ReplayHall({ session, inside, label, narrow, about, onHideAbout }: ReplayHallProps): JSX.Element {
  const ui = useMemo(() => createUiState(session, true), [session]);
  useEffect(() => followEvents(ui), [ui]);
  const { world, tick } = useWorld(session);
  return (
    <section class={`replay-hall play ${narrow ? 'narrow' : ''}`} aria-label={label}>
      {world ? (
        <>
          <header class="replay-hud">
            {narrow && <strong>{label}</strong>}
            {!narrow && <Clock ui={ui} world={world} tick={tick} />}
            <ScoreAxes ui={ui} world={world} tick={tick} />
            <Money ui={ui} world={world} tick={tick} />
          </header>
          {about && <LossMarkStrip ui={ui} world={world} about={about} onHide={onHideAbout} />}
          <Floor ui={ui} world={world} tick={tick} narrow={narrow} inside={inside} />
        </>
      ) : (
        <p class="page-wait soft" role="status">
          {t('app.loading')}
        </p>
      )}
    </section>
  );
}

/** The tables, for a device that cannot draw. */
const Tables = fetched<PanelProps>(async () => (await withHallWords(import('#client/play/table.tsx'))).TableMode);

interface FloorProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly tick: number;
  readonly narrow: boolean;
  readonly inside: InsideSource;
}

function Floor({ ui, world, tick, narrow, inside }: FloorProps): JSX.Element {
  const graphics = useMemo(graphicsOfDevice, []);
  if (graphics === 'none') return <Tables ui={ui} world={world} tick={tick} />;
  return (
    <div class="replay-floor">
      <div class="replay-canvas">
        <HallFrame ui={ui} graphics={graphics} />
        <EventFeed ui={ui} />
        {ui.inside.value && <Inside ui={ui} world={world} tick={tick} source={inside} />}
      </div>
      {!narrow && (
        <div class="replay-side">
          <Inspector ui={ui} world={world} tick={tick} />
        </div>
      )}
    </div>
  );
}
