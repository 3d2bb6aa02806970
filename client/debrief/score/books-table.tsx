import type { JSX } from 'preact';
import { moneyOfCents } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { BookFigures } from '#shared/protocol/debrief.ts';

/** What comes in and what goes out, in the order of the books; their sum is the balance. */
const LINES: readonly { readonly field: Exclude<keyof BookFigures, 'cashCents'>; readonly sign: 1 | -1 }[] = [
  { field: 'openingCents', sign: 1 },
  { field: 'revenueCents', sign: 1 },
  { field: 'creditsCents', sign: -1 },
  { field: 'energyCents', sign: -1 },
  { field: 'purchasesCents', sign: -1 },
  { field: 'salesCents', sign: 1 },
  { field: 'goodwillCents', sign: -1 },
  { field: 'loansCents', sign: 1 },
  { field: 'repaidCents', sign: -1 },
  { field: 'interestCents', sign: -1 },
];

/** Lines of the books that are not nothing, signed; the opening balance always. */
export function bookLines(books: BookFigures): readonly { readonly field: string; readonly cents: number }[] {
  return LINES.map(({ field, sign }) => ({ field, cents: sign * books[field] })).filter(
    ({ field, cents }) => cents !== 0 || field === 'openingCents',
  );
}

/** How the balance came about, to the cent. */
export function BooksTable({ books }: { books: BookFigures }): JSX.Element {
  return (
    <table class="debrief-plain">
      <caption>{t('debrief.books.title')}</caption>
      <tbody>
        {bookLines(books).map(({ field, cents }) => (
          <tr key={field}>
            <th scope="row">{t(`debrief.books.${field}`)}</th>
            <td class="number mono">{moneyOfCents(cents)}</td>
          </tr>
        ))}
        <tr class="sum">
          <th scope="row">{t('debrief.books.cashCents')}</th>
          <td class="number mono">{moneyOfCents(books.cashCents)}</td>
        </tr>
      </tbody>
    </table>
  );
}
