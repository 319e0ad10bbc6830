import type { Language } from '../plan.ts';
import type { StepTitles } from './step-title-words.ts';
import { englishTitles } from './step-titles-en.ts';
import { russianTitles } from './step-titles-ru.ts';

export function stepTitles(language: Language): StepTitles {
  return language === 'ru' ? russianTitles : englishTitles;
}
