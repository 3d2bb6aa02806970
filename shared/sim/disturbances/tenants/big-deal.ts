import { occasion } from './occasion.ts';

/** Six gold machines for one day, for a hall that has the room for them. */
export const bigDeal = occasion('bigDeal', { warningBeats: 30, beats: 40, factor: 6 });
