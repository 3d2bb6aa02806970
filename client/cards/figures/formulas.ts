import type { CardId, CardSubject } from '../card-call.ts';
import { TENANT_FORMULAS } from './contract-formulas.ts';
import { DATASTORE_FORMULAS } from './datastore-formulas.ts';
import type { Formula } from './formula.ts';
import { HALL_FORMULAS } from './hall-formulas.ts';
import { HOST_FORMULAS } from './host-formulas.ts';
import { MOVE_FORMULAS } from './move-formulas.ts';
import { VM_FORMULAS } from './vm-formulas.ts';

/** Formulas with numbers, by the table whose rows have them. */
export const FORMULAS: Readonly<Record<CardSubject['kind'], { readonly [id in CardId]?: Formula }>> = {
  hall: HALL_FORMULAS,
  host: HOST_FORMULAS,
  vm: VM_FORMULAS,
  tenant: TENANT_FORMULAS,
  datastore: DATASTORE_FORMULAS,
  migration: MOVE_FORMULAS,
};

/** The formula of a card, if its row has the numbers for it. */
export function formulaOf(card: CardId, { world, kind, row }: CardSubject): Formula | undefined {
  const formula = FORMULAS[kind][card];
  return formula && (formula.fits?.(world, row) ?? true) ? formula : undefined;
}
