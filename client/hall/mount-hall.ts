import { effect } from '@preact/signals';
import Phaser from 'phaser';
import { ghostsOf } from '#client/model/commands/ghosts.ts';
import { litOf } from '#client/model/state/lit.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { Graphics } from '#client/model/state/webgl.ts';
import { theme } from '#client/ui/page/theme.ts';
import { language } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { HallScene } from './hall-scene.ts';
import { hallWords } from './hall-words.ts';
import { paceOf } from './pace.ts';

/** A hall on the page. */
export interface MountedHall {
  destroy(): void;
}

/** More than two device pixels per CSS pixel cannot be seen, only paid for. */
const MAX_DENSITY = 2;
const SOFTWARE_FPS = 30;

/** Opens the hall inside `parent` and follows its size, the theme and the ui until it is destroyed. */
export function mountHall(parent: HTMLElement, ui: UiState, graphics: Graphics): MountedHall {
  const density = Math.min(MAX_DENSITY, window.devicePixelRatio || 1);
  const motion = followMotion(() => scene.markDirty());
  const pace = paceOf(
    () => game.loop,
    (run) => requestAnimationFrame(run),
    (run, ms) => window.setTimeout(run, ms),
  );
  const scene = new HallScene({
    pace,
    ui,
    frugal: graphics === 'software',
    density,
    words: (world: OpenWorld) => hallWords(world),
    calm: motion.calm,
    light: () => theme.value === 'light',
  });
  const game = newGame(parent, scene, density, graphics);
  const stops = [motion.stop, followSize(parent, game, scene, density), followPlace(parent, game), followUi(ui, scene)];
  game.events.once(Phaser.Core.Events.READY, () => void scene.prepare());
  return {
    destroy: () => {
      pace.end();
      for (const stop of stops) stop();
      scene.close();
      game.destroy(true);
    },
  };
}

function newGame(parent: HTMLElement, scene: HallScene, density: number, graphics: Graphics): Phaser.Game {
  const software = graphics === 'software';
  return new Phaser.Game({
    type: Phaser.WEBGL,
    parent,
    scene,
    banner: false,
    disableContextMenu: true,
    autoFocus: false,
    audio: { noAudio: true },
    input: { keyboard: false, touch: true, windowEvents: true },
    fps: software ? { limit: SOFTWARE_FPS } : {},
    render: { antialias: true, antialiasGL: !software, powerPreference: 'low-power', maxLights: 0 },
    scale: {
      mode: Phaser.Scale.NONE,
      width: Math.max(2, Math.round(parent.clientWidth * density)),
      height: Math.max(2, Math.round(parent.clientHeight * density)),
      zoom: 1 / density,
    },
    callbacks: { postBoot: ({ canvas }) => canvas.setAttribute('aria-hidden', 'true') },
  });
}

function followSize(parent: HTMLElement, game: Phaser.Game, scene: HallScene, density: number): () => void {
  const fit = () => {
    const [width, height] = [Math.round(parent.clientWidth * density), Math.round(parent.clientHeight * density)];
    if (width < 2 || height < 2) return;
    if (width === scene.view.width && height === scene.view.height) return;
    game.scale.resize(width, height);
    scene.resized(width, height);
    // A resized canvas is empty: it is drawn before the browser shows it, not one frame later.
    if (game.isRunning) game.step(performance.now(), 0);
  };
  const observer = new ResizeObserver(fit);
  observer.observe(parent);
  game.events.once(Phaser.Core.Events.READY, fit);
  return () => observer.disconnect();
}

/**
 * The engine remembers where its canvas is on the page and does not notice when the page scrolls: then a first touch would miss
 * the brick under the finger. Asked anew before every press, and after every scroll.
 */
function followPlace(parent: HTMLElement, game: Phaser.Game): () => void {
  const look = () => game.scale.updateBounds();
  const early = { capture: true, passive: true } as const;
  for (const type of PRESSES) parent.addEventListener(type, look, early);
  window.addEventListener('scroll', look, early);
  return () => {
    for (const type of PRESSES) parent.removeEventListener(type, look, early);
    window.removeEventListener('scroll', look, early);
  };
}

const PRESSES = ['touchstart', 'mousedown', 'pointerenter'] as const;

/** Whether people want little motion: asked once, and told of changes, since a browser takes long to answer in every frame. */
function followMotion(changed: () => void): { calm(): boolean; stop(): void } {
  const wish = matchMedia('(prefers-reduced-motion: reduce)');
  let calm = wish.matches;
  const look = () => {
    calm = wish.matches;
    changed();
  };
  wish.addEventListener('change', look);
  return { calm: () => calm, stop: () => wish.removeEventListener('change', look) };
}

/** Redraws when a frame came, or the ui, the theme or the language changes; moves the view when asked to. */
function followUi(ui: UiState, scene: HallScene): () => void {
  const stops = [followTicks(ui, scene), followHall(ui, scene), followHands(ui, scene), followView(ui, scene)];
  return () => {
    for (const stop of stops) stop();
  };
}

function followTicks(ui: UiState, scene: HallScene): () => void {
  return effect(() => {
    void [ui.session.tick.value, ui.session.world.value];
    scene.stir();
  });
}

function followHall(ui: UiState, scene: HallScene): () => void {
  return effect(() => {
    void [ui.session.view.value?.phase, ui.overlay.value, theme.value, language.value];
    scene.markDirty();
  });
}

function followHands(ui: UiState, scene: HallScene): () => void {
  return effect(() => {
    void [ui.selection.value, ui.hovered.value, ui.asking.value, litOf(ui.session)];
    void [ghostsOf(ui), ui.notes.value, ui.marked.value, ui.pointed.value, ui.session.crew?.pings.value];
    scene.markOver();
  });
}

function followView(ui: UiState, scene: HallScene): () => void {
  let [jump, overview] = [ui.jump.peek(), ui.overview.peek()];
  return effect(() => {
    if (ui.jump.value !== jump) {
      jump = ui.jump.peek();
      scene.showSelection();
    }
    if (ui.overview.value !== overview) {
      overview = ui.overview.peek();
      scene.showAll();
    }
  });
}
