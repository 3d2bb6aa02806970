/** Body of every HTTP reply that is not 2xx, and of a refused handshake. */
export interface Problem {
  readonly code: ProblemCode;
  /** Seconds until it makes sense to try again. */
  readonly retryAfterS?: number;
  /** Which field of the request is wrong. */
  readonly field?: string;
  /** `workNeeded`: so many bits, for this ticket. */
  readonly bits?: number;
  readonly ticket?: string;
  /** `waitForApproval`: what one will be called. */
  readonly name?: string;
}
export const PROBLEMS = [
  'badRequest',
  'unknownCode',
  'unknownScenario',
  'roomFull',
  'roomLocked',
  'roomOver',
  'nameNotAllowed',
  'badToken',
  'hostKeyNeeded',
  'tooMany',
  'oldVersion',
  'kicked',
  'waitForApproval',
  'otherSeat',
  'ticketNeeded',
  'workNeeded',
  'passNeeded',
  'roomFailed',
  'notOver',
  'otherRules',
  'moved',
  'storageFailing',
  'badOrigin',
  'notFound',
  /** The lesson leads: its step ends by itself, or is skipped. */
  'lessonLeads',
  'unknownLesson',
  'notOpen',
  'wrongSignIn',
  'accountLocked',
  'signInNeeded',
  'notAllowed',
  'mustChange',
  'weakPassword',
  'loginTaken',
  'lastAdmin',
  /** No hall is left in which nobody plays. */
  'noSpareHall',
  'nothingToUndo',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];
