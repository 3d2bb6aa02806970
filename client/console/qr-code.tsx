import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { create } from 'qrcode';
import { t } from '#client/words/words.ts';

/** White modules around a QR code, which readers need (ISO/IEC 18004 asks for four). */
const QUIET_ZONE = 4;

/** An address for a phone's camera. Black on white in both themes: readers want it so. */
export function QrCode({ url }: { url: string }): JSX.Element {
  const { size, path } = useMemo(() => drawing(url), [url]);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg class="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t('instructor.qr', { url })}>
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" shape-rendering="crispEdges" />
    </svg>
  );
}

function drawing(url: string): { size: number; path: string } {
  const { size, data } = create(url, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let cell = 0; cell < size * size; cell++) {
    if (!data[cell]) continue;
    path += `M${(cell % size) + QUIET_ZONE} ${Math.floor(cell / size) + QUIET_ZONE}h1v1h-1z`;
  }
  return { size, path };
}
