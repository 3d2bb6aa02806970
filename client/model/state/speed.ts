import { signal } from '@preact/signals';

/** Seconds of the hall on screen that pass in one second of the person who looks at it; 1 before a hall is shown. */
export const hallSpeed = signal(1);
