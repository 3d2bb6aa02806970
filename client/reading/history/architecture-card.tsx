import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Architecture, NamedProduct } from '#shared/see/history/history.ts';
import { placeText } from './place-text.ts';
import { Sources } from './sources.tsx';

/** One way to put systems above each other: drawn, told, and which products the texts name for it. */
export function ArchitectureCard({ architecture }: { readonly architecture: Architecture }): JSX.Element {
  const { id, stack, products } = architecture;
  return (
    <li id={id} class="architecture">
      <h3>{t(`history.architecture.${id}.title`)}</h3>
      <Stack stack={stack} />
      <p>{t(`history.architecture.${id}.text`)}</p>
      <Products products={products} />
      <Sources of={architecture} />
    </li>
  );
}

/** Layers from below; what stands side by side shares a row. */
function Stack({ stack }: { readonly stack: Architecture['stack'] }): JSX.Element {
  const layers = stack
    .map((row) => [...new Set(row)].map((layer) => t(`history.layer.${layer}`)).join(', '))
    .join('; ');
  return (
    <div class="stack-picture" role="img" aria-label={t('history.stackOf', { layers })}>
      {[...stack].reverse().map((row, i) => (
        <div key={i} class="stack-row">
          {row.map((layer, place) => (
            <span key={place} class={`layer layer-${layer}`}>
              {t(`history.layer.${layer}`)}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

function Products({ products }: { readonly products: readonly NamedProduct[] }): JSX.Element {
  if (products.length === 0) return <p class="small soft">{t('history.noProducts')}</p>;
  return (
    <table class="products">
      <thead>
        <tr>
          <th scope="col">{t('history.product')}</th>
          <th scope="col">{t('history.namedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {products.map(({ name, by }) => (
          <tr key={name}>
            <td>{name}</td>
            <td class="soft">{typeof by === 'string' ? by : placeText(by)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
