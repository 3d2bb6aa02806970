import type { JSX } from 'preact';
import './switches.css';
import { LANGUAGES, language, nameOfLanguage, setLanguage, t } from '#client/words/words.ts';

/** More languages than this are a list. */
const BUTTONS_MOST = 3;

/** Chooses the language of everything on this device. */
export function LanguageSwitch(): JSX.Element {
  return LANGUAGES.length <= BUTTONS_MOST ? <LanguageButtons /> : <LanguageList />;
}

function LanguageButtons(): JSX.Element {
  return (
    <fieldset class="language-switch" aria-label={t('app.language')}>
      {LANGUAGES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={nameOfLanguage(code)}
          title={nameOfLanguage(code)}
          aria-pressed={language.value === code}
          onClick={() => void setLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

function LanguageList(): JSX.Element {
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
