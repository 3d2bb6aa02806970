import { at } from '#client/model/facts/cell.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Picture } from '../picture.ts';
import { tileBox } from './boxes.ts';

/** A host that dies tilts and sinks within so long, ms, and stays so; by how much, radians and hall units. Design values. */
const FALL_MS = 240;
const TILT = 0.014;
const SINK = 5;
const FAILED = HOST_STATES.indexOf('failed');

/**
 * Makes all that is told from now on hang as its host does: askew if that has failed. Answers how far it has sunk, in device pixels.
 * Danger does not bounce.
 */
export function hang(picture: Picture, host: number): number {
  const { brush, moments, nowMs, view, calm, world } = picture;
  if (at(world.hosts.state, host) !== FAILED) return 0;
  const part = calm ? 1 : Math.min(1, (nowMs - (moments.hostState[host] ?? 0)) / FALL_MS);
  const box = tileBox(picture, host);
  brush.turn.angle = TILT * part;
  brush.turn.x = box.x;
  brush.turn.y = box.y;
  return SINK * view.zoom * part;
}
