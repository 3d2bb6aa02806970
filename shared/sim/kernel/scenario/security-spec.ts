/** How attackers behave in a scenario. What is absent is as in `security/attack-surface.ts`; no figure has a source. */
export interface SecuritySpec {
  /** Vulnerabilities that become known a year, per 100 MiB of code that attackers can reach. */
  readonly perYearPer100Mib?: number;
  /** Factor on that: how much of the code is reachable here. */
  readonly exposure?: number;
  /** How many times faster than in life all this happens, so that a lesson sees some of it. */
  readonly acceleration?: number;
  /** Mean days from a vulnerability being known to attacks that use it. */
  readonly exploitDays?: number;
  /** Days from a vulnerability being known to a patch for it. */
  readonly patchDays?: number;
  /** Chance that a guest that nobody has broken into is an attacker's own. */
  readonly malice?: number;
  /** Successful escapes a day of one attacker, from a host that is open to him. */
  readonly escapesPerDay?: number;
  /** Successful break-ins a day, into a guest that can be reached and is open. */
  readonly breakInsPerDay?: number;
}
