import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';

/** White modules around a QR code, which readers need (ISO/IEC 18004 asks for four). */
const QUIET_ZONE = 4;

interface Drawing {
  /** Modules along a side, without the white around them. */
  readonly size: number;
  readonly path: string;
}

/** A white square of the smallest code, for as long as the library that makes codes is on its way. */
const BLANK: Drawing = { size: 21, path: '' };

/** An address for a phone's camera. Black on white in both themes: readers want it so. */
export function QrCode({ url }: { url: string }): JSX.Element {
  const { size, path } = useDrawing(url);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg class="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t('instructor.qr', { url })}>
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" shape-rendering="crispEdges" />
    </svg>
  );
}

/** The code of an address. Without the library there is none; the address stands beside it in words. */
function useDrawing(url: string): Drawing {
  const [drawing, setDrawing] = useState(BLANK);
  useEffect(() => {
    let left = false;
    import('qrcode').then(
      ({ create }) => !left && setDrawing(drawingOf(create(url, { errorCorrectionLevel: 'M' }).modules)),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [url]);
  return drawing;
}

function drawingOf({ size, data }: { readonly size: number; readonly data: ArrayLike<number> }): Drawing {
  let path = '';
  for (let cell = 0; cell < size * size; cell++) {
    if (!data[cell]) continue;
    path += `M${(cell % size) + QUIET_ZONE} ${Math.floor(cell / size) + QUIET_ZONE}h1v1h-1z`;
  }
  return { size, path };
}
