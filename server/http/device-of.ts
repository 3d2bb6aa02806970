import type { Request, Response } from 'express';
import type { SessionDeps } from './session-deps.ts';

/** The browser that asks; a new one gets its cookie with the answer. */
export function deviceOf({ door }: Pick<SessionDeps, 'door'>, request: Request, response: Response): string {
  const known = door.devices.of(request.get('cookie'));
  if (known !== undefined) return known;
  const device = door.devices.fresh();
  response.append('Set-Cookie', door.devices.cookieOf(device));
  return device;
}
