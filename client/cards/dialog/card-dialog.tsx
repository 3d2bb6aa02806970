import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';
import { entryOf } from '#shared/see/index.ts';
import { type CardCall, openCard } from '../card-call.ts';
import type { Formula } from '../figures/formula.ts';
import { formulaOf } from '../figures/formulas.ts';
import type { Card } from '../table/card.ts';
import { cardOf } from '../table/card-table.ts';
import { CardSources } from './card-sources.tsx';
import { cardKind, cardText, cardTitle } from './card-words.ts';
import { FormulaLines } from './formula-lines.tsx';
import './card.css';

/** What something is, how its number comes about, where that is from, and where it can be watched. */
export function CardDialog({ call }: { readonly call: CardCall }): JSX.Element {
  const card = cardOf(call.card);
  const close = (): void => {
    openCard.value = undefined;
  };
  return (
    <Dialog title={cardTitle(call.card)} onClose={close} actions={<Button onClick={close}>{t('app.close')}</Button>}>
      <div class="card-body">
        <p class="small soft card-kind">{cardKind(call.card)}</p>
        <p>{cardText(call).join(' ')}</p>
        <CardFormula call={call} told={card} />
        <CardSources card={card} />
      </div>
    </Dialog>
  );
}

/**
 * With its numbers where the row has them, else the rule as its concept writes it, if the concept is about the rule of the card.
 * The figures are those of the moment at which it opened.
 */
function CardFormula({ call, told }: { readonly call: CardCall; readonly told: Card }): JSX.Element | null {
  const { card, of } = call;
  const lines = useMemo(() => {
    const formula: Formula | undefined = of && formulaOf(card, of);
    return formula && of && <FormulaLines formula={formula} of={of} />;
  }, [call]);
  if (lines) return lines;
  const concept = told.see === undefined ? undefined : entryOf(told.see);
  return !concept || concept.rules[0] !== told.rule ? null : (
    <p class="card-formula">
      <code>{t(`see.entry.${concept.id}.formula`)}</code>
    </p>
  );
}
