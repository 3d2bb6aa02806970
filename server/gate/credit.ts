import type { MirrorPlace } from '../rooms/feeds.ts';

/** Frames that may be under way to one client. */
const FRAMES_IN_FLIGHT = 2;
/** A client that owes acknowledgements for so long is let go; it comes back with a merged or a key frame. */
const ACK_WITHIN_MS = 10_000;

/**
 * How one client follows its feed: nothing is ever queued for it beyond the window. `inStep`: gets every tick.
 * `behind`: missed a tick and waits until the window opens. `asked`: a catch-up frame is being made.
 */
export interface Window {
  state: 'inStep' | 'behind' | 'asked';
  /** Ticks sent and not acknowledged, in order. */
  readonly inFlight: number[];
  /** What the client's mirror holds once all that was sent has arrived; nothing before the first frame. */
  place: MirrorPlace | undefined;
  /** When the oldest frame in flight was sent. */
  waitingSinceMs: number;
}

/** A window for a client whose mirror holds `place`. */
export function openWindow(place: MirrorPlace | undefined): Window {
  return { state: 'behind', inFlight: [], place, waitingSinceMs: 0 };
}

/** Whether the client wants a catch-up frame now; if so, the caller must ask for one. */
export function wantsCatchUp(window: Window): boolean {
  if (window.state !== 'behind' || window.inFlight.length >= FRAMES_IN_FLIGHT) return false;
  window.state = 'asked';
  return true;
}

/** Whether a tick's frame goes to this client. If not, the client is behind from now on. */
export function admitsTick(window: Window, place: MirrorPlace, nowMs: number): boolean {
  if (window.state !== 'inStep') return false;
  if (window.inFlight.length < FRAMES_IN_FLIGHT) {
    sent(window, place, nowMs);
    return true;
  }
  window.state = 'behind';
  return false;
}

/** The catch-up frame has come and goes out now. */
export function caughtUp(window: Window, place: MirrorPlace, nowMs: number): void {
  window.state = 'inStep';
  sent(window, place, nowMs);
}

function sent(window: Window, place: MirrorPlace, nowMs: number): void {
  if (window.inFlight.length === 0) window.waitingSinceMs = nowMs;
  window.inFlight.push(place.tick);
  window.place = place;
}

/** The client has applied everything up to `tick`. */
export function acknowledged(window: Window, tick: number, nowMs: number): void {
  while ((window.inFlight[0] ?? Number.POSITIVE_INFINITY) <= tick) window.inFlight.shift();
  window.waitingSinceMs = nowMs;
}

/** The client's mirror is wrong, or shows another hall: start again from nothing. */
export function startOver(window: Window): void {
  window.place = undefined;
  window.inFlight.length = 0;
  if (window.state === 'inStep') window.state = 'behind';
}

/** Whether the client has owed acknowledgements for too long. */
export function isStalled(window: Window, nowMs: number): boolean {
  return window.inFlight.length > 0 && nowMs - window.waitingSinceMs > ACK_WITHIN_MS;
}
