/** Holes in software, and who comes through them. All that others may use of it. */
export { disclose, disclosePatched } from './advisory-book.ts';
export { patchGuestNow } from './guest-patching.ts';
export { publishSecurity } from './publish.ts';
export { security } from './system.ts';
