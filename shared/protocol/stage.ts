/** What a projector shows of a running session, about once a second: no names of people, and no figures but those of the standings. */
export interface Stage {
  readonly tick: number;
  readonly halls: readonly SkylineHall[];
  readonly standings: readonly Standing[];
  /** The standings are those of some time ago, until the end. */
  readonly frozen: boolean;
  /** Of all halls, the newest last. */
  readonly stories: readonly Story[];
  /** A figure of all halls, from the most to the least, while a lesson compares them. */
  readonly chart?: { readonly figure: string; readonly values: readonly number[] };
  /** What comes next of what is announced to everybody. */
  readonly next?: { readonly kind: string; readonly inS: number };
}

/** A hall as it looks from far: its hosts in their order. */
export interface SkylineHall {
  readonly team: number;
  readonly hosts: readonly HostShape[];
}

/** `state`: index of HOST_STATES. `load`: 0 idle … 4 more than there is. `guests`: number of VMs. */
export interface HostShape {
  readonly state: number;
  readonly load: number;
  readonly guests: number;
}

/** A place in the standings; without `team` where it is not said whose it is. Points are whole ones. */
export interface Standing {
  readonly place: number;
  readonly team?: number;
  readonly points: number;
}

/** What happened in a hall, so many times in a short while. */
export interface Story {
  readonly tick: number;
  readonly team: number;
  readonly type: StoryType;
  readonly count: number;
}

export const STORY_TYPES = [
  'hostFailed',
  'hostRepaired',
  'hostBought',
  'hostAsleep',
  'contractAccepted',
  'tenantLeft',
  'migrationDone',
  'vmRestarted',
] as const;
export type StoryType = (typeof STORY_TYPES)[number];
