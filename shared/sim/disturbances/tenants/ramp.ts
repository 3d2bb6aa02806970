import { defineDisturbance } from '../define.ts';

/** The morning ramp: the day curve brings it by itself, so it is only announced. */
export const ramp = defineDisturbance({ subject: 'hall', injectable: false, lengthS: 40, start() {} });
