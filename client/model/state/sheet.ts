/** What lies below the hall on a narrow screen, one at a time, in the order of the tabs. */
export const SHEETS = ['tasks', 'verbs', 'inspector', 'contracts'] as const;
/** `none`: put away, so that the hall has all the room. */
export type Sheet = (typeof SHEETS)[number] | 'none';
