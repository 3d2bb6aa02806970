import * as disturbances from '#shared/sim/kernel/codes/disturbances.ts';
import * as facility from '#shared/sim/kernel/codes/facility.ts';
import * as codes from '#shared/sim/kernel/codes/index.ts';
import * as security from '#shared/sim/kernel/codes/security.ts';

/** Lists of code words by their name, as columns speak of them: `index of HOST_STATES`. */
export const CODE_WORDS: { readonly [name: string]: readonly string[] | undefined } = Object.fromEntries(
  [codes, facility, security, disturbances].flatMap((file) =>
    Object.entries(file as { readonly [name: string]: unknown }).filter((entry): entry is [string, readonly string[]] =>
      Array.isArray(entry[1]),
    ),
  ),
);
