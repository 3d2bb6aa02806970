/** A VM that is to stand on a host, and does not yet: the hall shows it there as a ghost. */
export interface Planned {
  readonly vm: number;
  /** `NONE` where no host has room for it. */
  readonly host: number;
}
