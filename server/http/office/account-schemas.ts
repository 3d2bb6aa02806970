import { z } from 'zod';
import { ACCOUNT_ROLES, LOGIN_FORM, PASSWORD_SIGNS_MAX } from '#shared/protocol/office.ts';

/** Bodies of the requests of accounts and administrators. Unknown fields are refused. */

/** UTF-16 units of the longest password: signs of the other planes take two. */
const PASSWORD_UNITS_MAX = 2 * PASSWORD_SIGNS_MAX;

const password = z.string().min(1).max(PASSWORD_UNITS_MAX);
const login = z.string().regex(LOGIN_FORM);

export const signInSchema = z.strictObject({
  login: z.string().max(64),
  password,
  ticket: z.string().max(100).optional(),
  work: z.int().min(0).optional(),
});

export const passwordSchema = z.strictObject({ old: password, fresh: password });

export const newAccountSchema = z.strictObject({ login, password });

export const addedAccountSchema = z.strictObject({ login, role: z.enum(ACCOUNT_ROLES) });

export const accountChangeSchema = z.strictObject({
  locked: z.boolean().optional(),
  role: z.enum(ACCOUNT_ROLES).optional(),
});

export const cohostSchema = z.strictObject({ login, add: z.boolean() });
