import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { theme } from '#client/ui/page/theme.ts';
import { language, t } from '#client/words/words.ts';
import type { DayResult } from './day-results.ts';
import type { Day } from './days.ts';
import { shareLine } from './share-line.ts';
import { PICTURE_HEIGHT, PICTURE_WIDTH, sharePicture } from './share-picture.ts';

interface ShareDayProps {
  readonly day: Day;
  readonly result: DayResult;
}

/** What a day came to, to be handed on: a picture and a line of text. Nobody's name is in either. */
export function ShareDay({ day, result }: ShareDayProps): JSX.Element {
  const picture = usePicture(day, result);
  const line = shareLine(day, result);
  return (
    <section class="share-day stack" aria-label={t('day.share')}>
      {picture && (
        <img src={picture.address} width={PICTURE_WIDTH} height={PICTURE_HEIGHT} alt={t('day.pictureAlt', { line })} />
      )}
      <p class="mono share-line">{line}</p>
      <div class="row">
        {picture && canShare(picture.file, line) && (
          <Button kind="primary" onClick={() => void share(picture.file, line)}>
            {t('day.share')}
          </Button>
        )}
        <Button onClick={() => void copy(line)}>
          <Icon name="copy" />
          {t('day.copyLine')}
        </Button>
        {picture && (
          <a class="button plain" href={picture.address} download={picture.file.name}>
            {t('day.savePicture')}
          </a>
        )}
      </div>
    </section>
  );
}

interface Picture {
  readonly file: File;
  readonly address: string;
}

/** The picture in the present theme and language; nothing while it is drawn. */
function usePicture(day: Day, result: DayResult): Picture | undefined {
  const [picture, setPicture] = useState<Picture>();
  const [shownTheme, shownLanguage] = [theme.value, language.value];
  useEffect(() => {
    let address: string | undefined;
    let left = false;
    void sharePicture(day, result).then((blob) => {
      if (left || !blob) return;
      address = URL.createObjectURL(blob);
      setPicture({ file: new File([blob], `overcommit-${day.date}.png`, { type: 'image/png' }), address });
    });
    return () => {
      left = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [day.date, result.milliPoints, shownTheme, shownLanguage]);
  return picture;
}

function canShare(file: File, text: string): boolean {
  return navigator.canShare?.({ files: [file], text }) ?? false;
}

async function share(file: File, text: string): Promise<void> {
  // Who closes the list of apps has shared nothing, and needs not be told.
  await navigator.share({ files: [file], text }).catch(() => undefined);
}

async function copy(line: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(line);
    toast(t('day.copied'));
  } catch {
    toast(t('day.notCopied'));
  }
}
