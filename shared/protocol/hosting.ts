import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Phase } from './messages.ts';

/** What a host asks over HTTP besides opening a session. */

/** GET /api/host/sessions — sessions for groups that are open or, as long as they are kept, over: for whoever may host. */
export interface HostedSession {
  readonly code: string;
  /** May be empty; then it is known by its hall. */
  readonly title: string;
  readonly scenario: string;
  readonly phase: Phase;
  /** Connected at the moment. */
  readonly people: number;
}

/**
 * POST /api/host/sessions/:code — a new way in for the instructor, to the debrief of a session that is over; `revoke` shuts
 * all older ones of one that is open.
 */
export interface InstructorGranted {
  readonly code: string;
  readonly instructorToken: string;
}

/** POST /api/sessions/:code/projector, with the instructor’s token — a way in for its projector. */
export interface ProjectorGranted {
  readonly projectorToken: string;
}

/** POST /api/sessions/:code/co-hosts, with an instructor’s token — a way in for somebody who leads as well. */
export interface CoHostGranted {
  readonly coHostToken: string;
}

/** GET /api/scenarios */
export interface ScenarioInfo {
  readonly id: string;
  readonly lengthS: number;
  readonly hosts: number;
  readonly vms: number;
}

/** A scenario as it stands in a menu. */
export function infoOf({ id, lengthS, hosts, tenants }: Scenario): ScenarioInfo {
  return { id, lengthS, hosts: hosts.length, vms: tenants.reduce((sum, { vms }) => sum + vms, 0) };
}

/** GET /api/reach (from the server's own machine only): where other machines find it; empty = nowhere. */
export interface Reach {
  readonly urls: readonly string[];
}
