import { occasion } from './occasion.ts';

/** Six gold machines for one day, for a hall that has the room for them. */
export const bigDeal = occasion('bigDeal', { warningS: 30, lengthS: 40, factor: 6 });
