import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import type { Sourced } from '#shared/see/history/history.ts';
import { placeText } from './place-text.ts';

/** Where a fact is from, and where it can be seen, played or read. */
export function Sources({ of: { papers, lectures, links } }: { readonly of: Sourced }): JSX.Element {
  return (
    <>
      {links.length > 0 && (
        <p class="history-links">
          {links.map((link) => (
            <Link key={link} to={link}>
              {linkText(link)}
            </Link>
          ))}
        </p>
      )}
      <details class="history-sources small soft">
        <summary>{t(papers.length > 0 ? 'history.papers' : 'history.lectures')}</summary>
        <ul>
          {papers.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
          {lectures.map((place) => (
            <li key={place.text + place.section}>{placeText(place)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function linkText(link: string): string {
  const name = link.slice(link.search(/[^/]*$/)).replace('solo?hall=', '');
  if (link.startsWith('/see/')) return t('history.seeIt', { name: t(`see.entry.${name}.title`) });
  if (link.startsWith('/solo')) return t('history.playIt', { name: t(`scenario.${name}.title`) });
  return t('history.readIt', { name: name.replace(/^[a-z]+#/, '') });
}
