import type { CommandCall } from '#shared/sim/commands/index.ts';

/** What the members of a team share besides their hall: jobs, orders that wait for a second member, pings. No other team is told. */

/** What somebody looks after. Nothing is hidden from the others: a job says what comes first. */
export const JOBS = ['capacity', 'operations', 'business'] as const;
export type JobName = (typeof JOBS)[number];

/** How jobs pass on in a session: the team chooses, or they go round at each window. */
export const JOB_MODES = ['choose', 'rotate'] as const;
export type JobMode = (typeof JOB_MODES)[number];

/** What can be said by pointing, instead of words. */
export const PING_KINDS = ['look', 'help', 'onIt', 'mayI', 'wait', 'wellDone'] as const;
export type PingKind = (typeof PING_KINDS)[number];

/** What can be pointed at: rows of these tables, or the hall as a whole (row 0). */
export const PING_TARGETS = ['host', 'vm', 'tenant', 'datastore', 'hall'] as const;
export type PingTarget = (typeof PING_TARGETS)[number];

/** Somebody points at something. */
export interface Ping {
  readonly ping: PingKind;
  readonly target: PingTarget;
  readonly row: number;
}

/** The same as a team is told. */
export interface PingTold extends Ping {
  readonly seat: number;
}

/** What the members of a team are told whenever it changes. */
export interface CrewView {
  /** Absent: nobody has a job in this session. */
  readonly jobs?: CrewJobs;
  /** Whether three acts that cannot be taken back need a second member. */
  readonly twoKey: boolean;
  readonly keys: readonly KeyView[];
}

export interface CrewJobs {
  readonly mode: JobMode;
  /** Whether jobs may be taken now. */
  readonly choosing: boolean;
  readonly holders: readonly JobHolder[];
}

export interface JobHolder {
  readonly seat: number;
  readonly jobs: readonly JobName[];
}

/** An order that waits for a second member. */
export interface KeyView {
  readonly key: number;
  readonly seat: number;
  readonly call: CommandCall;
  /** What was left when this was told; real ms. */
  readonly leftMs: number;
  /** Confirmed: given with the next tick. */
  readonly confirmed: boolean;
}

/** What a member asks of the team's part of the room. */
export type CrewRequest =
  | ({ readonly type: 'ping' } & Ping)
  /** Takes this job, or the bundle that it is in; who had it gets what is given up. */
  | { readonly type: 'takeJob'; readonly job: JobName }
  | { readonly type: 'confirm'; readonly key: number }
  /** Says no to it, or takes one's own back. */
  | { readonly type: 'decline'; readonly key: number };
