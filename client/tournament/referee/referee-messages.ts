import type { Certificate } from '#shared/tournament/certify.ts';

/** What the worker of the referee is asked. */
export interface RefereeAsks {
  readonly certify: {
    readonly ask: { readonly text: string };
    readonly answer: Certificate & { readonly publicKey?: string };
  };
}
