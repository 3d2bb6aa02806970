import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { termName, termsOfLevel, termText } from './terms.ts';
import './term-list.css';

/** The words of the subject that a level uses, each with what it means. */
export function TermList({ level }: { level: Level }): JSX.Element | null {
  const terms = termsOfLevel(level);
  if (terms.length === 0) return null;
  return (
    <dl class="term-list small" aria-label={t('attempt.terms')}>
      {terms.map((term) => (
        <div key={term}>
          <dt>{termName(term)}</dt>
          <dd>{termText(level, term)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same behind a line that names them, for where there is little room. */
export function FoldedTerms({ level }: { level: Level }): JSX.Element | null {
  const names = termsOfLevel(level).map(termName);
  if (names.length === 0) return null;
  return (
    <details class="folded-terms small">
      <summary>{t('attempt.termsFolded', { terms: names.join(', ') })}</summary>
      <TermList level={level} />
    </details>
  );
}
