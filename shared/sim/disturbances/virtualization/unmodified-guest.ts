import { occasion } from '../tenants/occasion.ts';

/** Somebody brings a guest whose kernel nobody may change: it runs under hardware assist or binary translation only. */
export const unmodifiedGuest = occasion('unmodifiedGuest', { lengthS: 40 });
