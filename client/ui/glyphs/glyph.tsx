import type { JSX } from 'preact';
import { ART, emblemOf } from './art.ts';
import { ICONS, type IconName } from './icons.ts';

/** A hand-drawn sign in the colour of the text around it; decoration for screen readers, which read the words beside it. */
export function Glyph({ name, class: extra = '' }: { readonly name: string; readonly class?: string }): JSX.Element {
  const svg = (ART.get(name) ?? '').replaceAll('#fff', 'currentColor');
  return <span class={`glyph ${extra}`} aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** The sign of a verb. */
export function VerbIcon({ name }: { readonly name: IconName }): JSX.Element {
  return <span class="glyph" aria-hidden="true" dangerouslySetInnerHTML={{ __html: ICONS[name] }} />;
}

/** Whose VM it is: sign and colour of a tenant. */
export function TenantEmblem({
  archetype,
  tenant,
}: {
  readonly archetype: string;
  readonly tenant: number;
}): JSX.Element {
  return (
    <span class={`tenant-emblem tenant-${Math.max(0, tenant) % 8}`}>
      <Glyph name={emblemOf(archetype)} />
    </span>
  );
}
