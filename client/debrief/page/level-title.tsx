import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';

export interface LevelTitleProps {
  readonly level: string;
}

/** The name of a level; its words come with this file. */
export function LevelTitle({ level }: LevelTitleProps): JSX.Element {
  return <>{t(`level.${level}.title`)}</>;
}
