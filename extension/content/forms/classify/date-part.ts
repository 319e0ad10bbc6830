/** Which part of a date a field takes: by its words, its options, its length. */
import type { NativeField } from '../fields-of.ts';
import type { FieldClues } from './field-clues.ts';
import { humanWords, wordTest } from './kind-words.ts';

export type DatePart = 'Day' | 'Month' | 'Year';

const PARTS: readonly (readonly [DatePart, ReturnType<typeof wordTest>])[] = [
  [
    'Month',
    wordTest({
      machine: '=month|=mon|=mm|=mois|=monat|=mes|=mese|=maand|=miesiac|month|=birthmonth|=exp m',
      human: {
        en: 'month|mm|mon',
        ru: 'месяц|мм',
        uk: 'місяць',
        de: 'monat',
        fr: 'mois',
        es: 'mes',
        pt: 'mês',
        it: 'mese',
        nl: 'maand',
        pl: 'miesiąc',
        sv: 'månad',
        da: 'måned',
        fi: 'kuukausi|kk',
        cs: 'měsíc',
        tr: 'ay',
        ja: '月',
        zh: '月',
        ko: '월',
      },
    }),
  ],
  [
    'Day',
    wordTest({
      machine: '=day|=dd|=jour|=tag|=dia|=giorno|=dag|=dzien|birthday day|=dob d',
      human: {
        en: 'day|dd',
        ru: 'день|дд|число',
        uk: 'день',
        de: 'tag|tt',
        fr: 'jour|jj',
        es: 'día',
        pt: 'dia',
        it: 'giorno|gg',
        nl: 'dag',
        pl: 'dzień',
        sv: 'dag',
        da: 'dag',
        fi: 'päivä|pv',
        cs: 'den',
        tr: 'gün',
        ja: '日(?!付|本|時)',
        zh: '日',
        ko: '일',
      },
    }),
  ],
  [
    'Year',
    wordTest({
      machine: '=year|=yy|=yyyy|=annee|=jahr|=ano|=anno|=jaar|=rok|=yob|year|=yr|=exp y',
      human: {
        en: 'year|yy|yyyy',
        ru: 'год|гг|гггг',
        uk: 'рік',
        de: 'jahr|jj|jjjj',
        fr: 'année|aa|aaaa',
        es: 'año|aa|aaaa',
        pt: 'ano',
        it: 'anno|aa',
        nl: 'jaar|jj',
        pl: 'rok|rr',
        sv: 'år',
        da: 'år',
        fi: 'vuosi|vv',
        cs: 'rok|rr',
        tr: 'yıl',
        ja: '年(?!齢)',
        zh: '年(?!龄)',
        ko: '년',
      },
    }),
  ],
];

/** Fewer options with figures are no list of days, months or years. */
const MIN_OPTIONS = 5;

function byOptions(select: HTMLSelectElement): DatePart | undefined {
  const texts = [...select.options].map((option) => `${option.value} ${option.text}`);
  const figures = texts.map((text) => Number(/\d+/.exec(text)?.[0] ?? Number.NaN));
  const numbers = figures.filter((figure) => !Number.isNaN(figure));
  if (numbers.length < MIN_OPTIONS) return texts.length === 12 || texts.length === 13 ? 'Month' : undefined;
  const largest = Math.max(...numbers);
  if (largest > 31) return 'Year';
  if (texts.length >= 28 && texts.length <= 33) return 'Day';
  return texts.length === 12 || texts.length === 13 ? 'Month' : undefined;
}

/** Undefined when it takes a whole date, or none. */
export function datePart(field: NativeField, clues: FieldClues): DatePart | undefined {
  const known = field instanceof HTMLSelectElement ? byOptions(field) : undefined;
  if (known !== undefined) return known;
  // What a list shows before anything is chosen.
  const shown = field instanceof HTMLSelectElement ? humanWords(field.options[0]?.text ?? '') : '';
  for (const text of [clues.label, clues.hint, shown, clues.near, clues.machine]) {
    const said = PARTS.filter(([, test]) => (text === clues.machine ? test.inMachine(text) : test.inHuman(text)));
    if (said.length > 1 && text !== clues.machine) return undefined;
    if (said.length === 1) return said[0]?.[0];
  }
  return undefined;
}
