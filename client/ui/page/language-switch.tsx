import type { JSX } from 'preact';
import './switches.css';
import { LANGUAGES, language, nameOfLanguage, setLanguage, t } from '#client/words/words.ts';

/** Chooses the language of everything on this device. */
export function LanguageSwitch(): JSX.Element {
  return (
    <label class="language-switch">
      <span class="unseen">{t('app.language')}</span>
      <select value={language.value} onChange={(event) => void setLanguage(event.currentTarget.value)}>
        {LANGUAGES.map((code) => (
          <option key={code} value={code} lang={code}>
            {nameOfLanguage(code)}
          </option>
        ))}
      </select>
    </label>
  );
}
