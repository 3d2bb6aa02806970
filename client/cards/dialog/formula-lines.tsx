import type { JSX } from 'preact';
import { at } from '#client/model/facts/cell.ts';
import { clockText } from '#client/model/facts/facts.ts';
import { hostName, subjectName, vmName } from '#client/model/facts/names.ts';
import { t } from '#client/words/words.ts';
import type { CardSubject } from '../card-call.ts';
import { type Formula, type Term, termValues } from '../figures/formula.ts';

/** The equation twice: with the names of its terms, and with the numbers of the row that was asked about. */
export function FormulaLines({ formula, of }: { readonly formula: Formula; readonly of: CardSubject }): JSX.Element {
  const { world, row } = of;
  const values = termValues(formula, world, row);
  const written = (term: Term): string =>
    term.write(term === formula.figure ? formula.figure.read(world, row) : (values[term.name] ?? 0));
  return (
    <figure class="card-formula">
      <p>{filled(formula, ({ name }) => t(`card.term.${name}`))}</p>
      <p class="mono card-numbers">{filled(formula, written)}</p>
      <figcaption class="small soft">{whose(of)}</figcaption>
    </figure>
  );
}

function filled({ equation, figure, terms }: Formula, text: (term: Term) => string): string {
  return [figure, ...terms].reduce((line, term) => line.replaceAll(`{${term.name}}`, text(term)), equation);
}

/** `Host 3, Day 1, 14:20`: the numbers stand still while somebody reads them. */
function whose({ world, kind, row }: CardSubject): string {
  return t('card.whose', { name: nameOfRow(world, kind, row), when: clockText(world, world.tick) });
}

function nameOfRow(world: CardSubject['world'], kind: CardSubject['kind'], row: number): string {
  if (kind === 'hall') return t('play.hall');
  if (kind === 'migration') return vmName(world, at(world.migrations.vm, row));
  return kind === 'host' ? hostName(row) : subjectName(world, { kind, row });
}
