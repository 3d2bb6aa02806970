import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ownJobsOf } from '#client/model/crew/crew.ts';
import { followEvents } from '#client/model/events/feed.ts';
import type { Covering } from '#client/model/state/covering.ts';
import { litOf } from '#client/model/state/lit.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { useWorld } from '#client/model/state/pulse.ts';
import type { Sheet } from '#client/model/state/sheet.ts';
import { createUiState, type UiState } from '#client/model/state/ui-state.ts';
import { keepView, type ViewMode, viewKept } from '#client/model/state/view-mode.ts';
import { type Graphics, graphicsOfDevice } from '#client/model/state/webgl.ts';
import type { PlaySession } from '#client/net/play-session.ts';
import { EventFeed } from '#client/panels/events/event-feed.tsx';
import { FirstGlance } from '#client/panels/events/first-glance.tsx';
import { CatchUpCard, NoticeSlot } from '#client/panels/hud/banners.tsx';
import { PlayMenu } from '#client/panels/hud/play-menu.tsx';
import { SheetTabs } from '#client/panels/hud/sheet-tabs.tsx';
import { useFirstScreen } from '#client/panels/jobs/first-screen.ts';
import { JobBar } from '#client/panels/jobs/job-bar.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { t, withInsideWords } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { HallFrame } from './hall-frame.tsx';
import { PANELS, type Place } from './panel-list.ts';
import type { PlayParts } from './play-parts.ts';
import { listenToKeys } from './shortcuts.ts';
import { useSound } from './use-sound.ts';
import './play.css';

export interface PlayPageProps {
  readonly session: PlaySession;
  /** What a level or the like puts into it; absent = the game as it is. */
  readonly parts?: PlayParts;
}

const NO_PARTS: PlayParts = {};

/** The game: the hall with its panels, or the same as tables. */
export function PlayPage({ session, parts = NO_PARTS }: PlayPageProps): JSX.Element {
  const ui = useMemo(() => createUiState(session, false), [session]);
  const graphics = useMemo(graphicsOfDevice, []);
  const [sheet, setSheet] = useState<Sheet>('tasks');
  const [tall, setTall] = useState(false);
  // Until somebody asks for a sheet it is a line, and the hall has its room: what happens by itself never moves the hall.
  const [asked, setAsked] = useState(false);
  const [mode, setMode] = useState<ViewMode>(() => (graphics === 'none' ? 'table' : viewKept()));
  useEffect(() => listenToKeys(ui), [ui]);
  useEffect(() => followEvents(ui), [ui]);
  useEffect(() => session.tick.subscribe(() => record(ui)), [ui]);
  useSound(ui);
  useFirstScreen(ui, setSheet);
  const title = t('app.pageTitle', { page: t('play.title') });
  useEffect(() => {
    document.title = title;
  }, [title]);
  const { world, tick } = useWorld(session);
  if (!world) return <p class="page-wait soft">{t('app.loading')}</p>;
  const change = (next: ViewMode): void => {
    keepView(next);
    setMode(next);
  };
  const props: PanelProps = { ui, world, tick };
  const open = (next: Sheet): void => {
    setSheet(next);
    setAsked(true);
  };
  const enlarge = (next: boolean): void => {
    setTall(asked && next);
    setAsked(true);
  };
  const hasStrip = parts.strip !== undefined || ownJobsOf(ui) !== undefined;
  return (
    <div
      data-lit={litOf(session)}
      class={`play mode-${mode} sheet-${sheet} ${asked ? (tall && sheet !== 'hall' ? 'sheet-tall' : '') : 'sheet-line'} ${hasStrip ? 'has-strip' : ''}`}
    >
      <a class="skip" href="#play-main">
        {t('app.skip')}
      </a>
      <header class="hud">
        <Panels place="top" props={props} parts={parts} />
        <PlayMenu ui={ui} mode={mode} canDraw={graphics !== 'none'} onMode={change} />
      </header>
      <FirstGlance {...props} goal={parts.goal} />
      {parts.strip ? <parts.strip {...props} /> : <JobBar {...props} />}
      {mode === 'table' && <NoticeSlot ui={ui} />}
      {mode === 'hall' ? <HallView {...{ props, ui, graphics, parts }} /> : <LazyTable {...props} />}
      {mode === 'hall' && <SheetTabs {...props} {...{ sheet, tall }} onSheet={open} onTall={enlarge} />}
      <CatchUpCard {...props} />
      {ui.keysShown.value && <LazyKeys ui={ui} />}
      {ui.soundShown.value && <LazySound ui={ui} />}
      {ui.historyShown.value && <LazyHistory ui={ui} world={world} />}
      {mode === 'table' && ui.inside.value && <LazyInside {...props} />}
      {ui.briefShown.value && <LazyBrief ui={ui} world={world} />}
      <TeamParts ui={ui} world={world} />
    </div>
  );
}

/** What lies over the page of one who plays with others. */
function TeamParts({ ui, world }: { ui: UiState; world: OpenWorld }): JSX.Element {
  const covering = ui.covering.value;
  return (
    <>
      {covering && <LazyCover key={covering.call} ui={ui} covering={covering} />}
      {ui.pinging.value && <LazyPings ui={ui} world={world} />}
      {ui.jobsShown.value && <LazyJobs ui={ui} />}
    </>
  );
}

function record({ session, recorder }: UiState): void {
  const world = session.world.peek();
  if (world) recorder.record(world);
}

/** The tables, and what lies over the page when somebody asks for it: most people never do. */
const LazyTable = fetched<PanelProps>(async () => (await import('./table.tsx')).TableMode);
const LazyKeys = fetched<{ ui: UiState }>(async () => (await import('./keys-help.tsx')).KeysHelp, true);
const LazySound = fetched<{ ui: UiState }>(async () => (await import('./sound-dialog.tsx')).SoundDialog, true);
const LazyHistory = fetched<{ ui: UiState; world: OpenWorld }>(
  async () => (await import('#client/panels/events/history.tsx')).History,
  true,
);
const LazyInside = fetched<PanelProps>(
  async () => (await withInsideWords(import('./hall-inside.tsx'))).HallInside,
  true,
);
const LazyCover = fetched<{ ui: UiState; covering: Covering }>(
  async () => (await import('#client/panels/jobs/cover-dialog.tsx')).CoverDialog,
  true,
);
const LazyPings = fetched<{ ui: UiState; world: OpenWorld }>(
  async () => (await import('#client/panels/jobs/ping-dialog.tsx')).PingDialog,
  true,
);
const LazyJobs = fetched<{ ui: UiState }>(
  async () => (await import('#client/panels/jobs/jobs-dialog.tsx')).JobsDialog,
  true,
);
const LazyBrief = fetched<{ ui: UiState; world: OpenWorld }>(
  async () => (await import('#client/panels/brief/brief-dialog.tsx')).BriefDialog,
  true,
);

interface HallViewProps {
  readonly props: PanelProps;
  readonly ui: UiState;
  readonly graphics: Graphics;
  readonly parts: PlayParts;
}

function HallView({ props, ui, graphics, parts }: HallViewProps): JSX.Element {
  return (
    <>
      <main id="play-main" class="floor-plan">
        <div class="side left">
          <Panels place="left" props={props} parts={parts} />
        </div>
        <div class="middle">
          <h1 class="unseen">{t('play.title')}</h1>
          <HallFrame ui={ui} graphics={graphics} />
          <EventFeed ui={ui} />
        </div>
        <div class="side right">
          <Panels place="right" props={props} parts={parts} />
        </div>
        {ui.inside.value && <LazyInside {...props} />}
      </main>
      <footer class="trays">
        <Panels place="below" props={props} parts={parts} />
      </footer>
    </>
  );
}

function Panels({ place, props, parts }: { place: Place; props: PanelProps; parts: PlayParts }): JSX.Element {
  return (
    <>
      {PANELS.filter((panel) => panel.place === place).map(({ id, render }) => {
        const Panel = parts.panels?.[id] ?? render;
        return Panel !== 'none' && <Panel key={id} {...props} />;
      })}
    </>
  );
}
