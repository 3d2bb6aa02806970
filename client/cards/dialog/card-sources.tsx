import type { JSX } from 'preact';
import { addressOf } from '#client/device/address.ts';
import { t } from '#client/words/words.ts';
import { ruleAddress } from '#shared/model-pages.ts';
import { entryOf } from '#shared/see/index.ts';
import { LECTURES } from '#shared/see/lectures.ts';
import type { Card } from '../table/card.ts';

/** Where it comes from and where it can be watched. Links leave the hall alone: they open beside it. */
export function CardSources({ card: { rule, see } }: { readonly card: Card }): JSX.Element {
  const entry = see === undefined ? undefined : entryOf(see);
  const [paper] = entry?.papers ?? [];
  const [lecture] = entry?.lectures ?? [];
  return (
    <dl class="card-sources">
      {entry && <Line name={t('card.see')} to={`/see/${entry.id}`} text={t(`see.entry.${entry.id}.title`)} />}
      <Line name={t('card.rule')} to={ruleAddress(rule) ?? '/model'} text={`[${rule}]`} />
      {paper && (
        <div>
          <dt>{t('card.paper')}</dt>
          <dd>{paper}</dd>
        </div>
      )}
      {lecture && (
        <div>
          <dt>{t('card.lecture')}</dt>
          <dd>{t('see.lecture', { title: LECTURES[lecture.text], section: lecture.section })}</dd>
        </div>
      )}
    </dl>
  );
}

function Line({ name, to, text }: { readonly name: string; readonly to: string; readonly text: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <a href={addressOf(to)} target="_blank" rel="noopener" title={t('card.opensBeside')}>
          {text}
        </a>
      </dd>
    </div>
  );
}
