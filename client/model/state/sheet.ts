/** What lies below the hall on a narrow screen, one at a time, in the order of the tabs. `hall`: nothing, so that the hall has all the room. */
export const SHEETS = ['hall', 'inspector', 'verbs', 'tasks', 'contracts'] as const;
export type Sheet = (typeof SHEETS)[number];
