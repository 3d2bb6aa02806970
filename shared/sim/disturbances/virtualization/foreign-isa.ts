import { occasion } from '../tenants/occasion.ts';

/** Somebody brings programs for a machine that is built no more: emulate it, at its price, or decline. */
export const foreignIsa = occasion('foreignIsa', { lengthS: 40 });
