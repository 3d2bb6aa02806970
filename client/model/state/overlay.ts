/** What the hall's colours stand for, in the order of their keys. */
export const OVERLAYS = ['load', 'memory', 'sla'] as const;
export type Overlay = (typeof OVERLAYS)[number];
