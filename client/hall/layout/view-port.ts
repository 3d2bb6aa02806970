/** What part of the hall is on screen: plain data, in device pixels on the screen side and hall units on the other. */
export interface ViewPort {
  /** Hall coordinates at the screen's top left corner. */
  x: number;
  y: number;
  /** Device pixels per hall unit. */
  zoom: number;
  /** Device pixels. */
  width: number;
  height: number;
  /** Device pixels per CSS pixel, at most 2. */
  density: number;
  /** A person has moved it: it no longer follows the hall's size. */
  held: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Closest and farthest, in CSS pixels per hall unit. */
const MAX_ZOOM = 4;
const MIN_ZOOM = 0.08;
/** Part of a fitted view that stays empty around the hall. */
const MARGIN = 0.02;

export function newViewPort(): ViewPort {
  return { x: 0, y: 0, zoom: 1, width: 1, height: 1, density: 1, held: false };
}

export function toScreenX(view: ViewPort, x: number): number {
  return (x - view.x) * view.zoom;
}

export function toScreenY(view: ViewPort, y: number): number {
  return (y - view.y) * view.zoom;
}

export function toHallX(view: ViewPort, screenX: number): number {
  return view.x + screenX / view.zoom;
}

export function toHallY(view: ViewPort, screenY: number): number {
  return view.y + screenY / view.zoom;
}

/** Shows all of `box`, centred, no larger than its natural size allows. */
export function fitView(view: ViewPort, box: Box, maxZoom = 1.6): void {
  const zoom = Math.min((view.width * (1 - MARGIN)) / box.width, (view.height * (1 - MARGIN)) / box.height);
  view.zoom = clampZoom(Math.min(zoom, maxZoom * view.density), view.density);
  view.x = box.x + box.width / 2 - view.width / view.zoom / 2;
  view.y = box.y + box.height / 2 - view.height / view.zoom / 2;
}

/** Zooms by `factor` and keeps what is under the screen point where it is. */
export function zoomAt(view: ViewPort, screenX: number, screenY: number, factor: number): void {
  const [x, y] = [toHallX(view, screenX), toHallY(view, screenY)];
  view.zoom = clampZoom(view.zoom * factor, view.density);
  view.x = x - screenX / view.zoom;
  view.y = y - screenY / view.zoom;
  view.held = true;
}

export function panBy(view: ViewPort, screenDx: number, screenDy: number): void {
  view.x -= screenDx / view.zoom;
  view.y -= screenDy / view.zoom;
  view.held = true;
}

/** Keeps the hall on screen: in the middle where it fits, else at least so that the middle of the screen lies over it. */
export function keepInside(view: ViewPort, box: Box): void {
  view.x = keptStart(view.x, view.width / view.zoom, box.x, box.width);
  view.y = keptStart(view.y, view.height / view.zoom, box.y, box.height);
}

function keptStart(start: number, shown: number, from: number, length: number): number {
  if (shown >= length) return from - (shown - length) / 2;
  return clamp(start + shown / 2, from, from + length) - shown / 2;
}

/** Moves the middle of the screen to a point of the hall. */
export function centreOn(view: ViewPort, x: number, y: number): void {
  view.x = x - view.width / view.zoom / 2;
  view.y = y - view.height / view.zoom / 2;
  view.held = true;
}

function clampZoom(zoom: number, density: number): number {
  return clamp(zoom, MIN_ZOOM * density, MAX_ZOOM * density);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
