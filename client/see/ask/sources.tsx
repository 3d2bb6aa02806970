import type { JSX } from 'preact';
import { addressOf } from '#client/device/address.ts';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import { ruleAddress } from '#shared/model-pages.ts';
import type { EntryHeader } from '#shared/see/header.ts';
import { LECTURES } from '#shared/see/lectures.ts';
import { entryWords } from '../figure-words.ts';

/** The rule behind what is seen: formula, papers, the lecture that teaches it, and where it can be played. */
export function Sources({ entry, embedded }: { readonly entry: EntryHeader; readonly embedded: boolean }): JSX.Element {
  return (
    <section class="see-sources" aria-label={t('see.rule')}>
      <h2>{t('see.rule')}</h2>
      <p>
        <code>{entryWords(entry, 'formula')}</code>
      </p>
      <dl>
        <dt>{t('see.rules')}</dt>
        <dd class="rule-links">
          {entry.rules.map((id) => (
            <RuleLink key={id} rule={id} beside={embedded} />
          ))}
        </dd>
        <dt>{t('see.papers')}</dt>
        {entry.papers.map((paper) => (
          <dd key={paper}>{paper}</dd>
        ))}
        <dt>{t('see.lectures')}</dt>
        {entry.lectures.map(({ text, section }) => (
          <dd key={text + section}>{t('see.lecture', { title: LECTURES[text], section })}</dd>
        ))}
      </dl>
      {entry.hall && !embedded && (
        <p>
          <Link to={`/solo?hall=${entry.hall}`}>{t('see.playIt')}</Link>
        </p>
      )}
    </section>
  );
}

/** A rule at its place in the model; out of a slide it opens beside it. */
function RuleLink({ rule, beside }: { readonly rule: string; readonly beside: boolean }): JSX.Element {
  const to = ruleAddress(rule) ?? '/model';
  const words = `[${rule}]`;
  if (!beside) return <Link to={to}>{words}</Link>;
  return (
    <a href={addressOf(to)} target="_blank" rel="noopener">
      {words}
    </a>
  );
}
