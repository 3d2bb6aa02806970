import i18next from 'i18next';
import { language } from '#client/words/words.ts';
import cards from '../../assets/lang/cards/en.json' with { type: 'json' };
import debrief from '../../assets/lang/debrief/en.json' with { type: 'json' };
import way from '../../assets/lang/en.json' with { type: 'json' };
import hall from '../../assets/lang/hall/en.json' with { type: 'json' };
import levels from '../../assets/lang/levels/en.json' with { type: 'json' };
import machine from '../../assets/lang/machine/en.json' with { type: 'json' };
import see from '../../assets/lang/see/en.json' with { type: 'json' };

/** All words, in English, as a page has them that shows a hall. */
export async function speakEnglish(): Promise<void> {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: { ...way, ...hall, ...debrief, ...see, ...machine, ...cards, ...levels } } },
    interpolation: { escapeValue: false },
  });
  language.value = 'en';
}
