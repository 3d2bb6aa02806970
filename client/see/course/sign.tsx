import type { JSX } from 'preact';
import { HOST_SIGNS } from './host-signs.tsx';
import { MACHINE_SIGNS } from './machine-signs.tsx';
import type { SignId } from './sign-of.ts';
import './sign.css';

const SIGNS: { readonly [S in SignId]: JSX.Element } = { ...HOST_SIGNS, ...MACHINE_SIGNS };

/** A small drawing of what a page shows, in the colours that it has there. It tells nothing of what will happen. */
export function Sign({ of }: { readonly of: SignId }): JSX.Element {
  return (
    <svg class="see-sign" viewBox="0 0 64 44" aria-hidden="true">
      {SIGNS[of]}
    </svg>
  );
}
