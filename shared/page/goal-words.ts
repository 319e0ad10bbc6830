/** What a press should do, in words, and how well words on a page fit it. English and Russian. Pure. */

const STOP = new Set(
  `a an and at by for from i in into is it my of on or please press button click the this that to with
  в во для и из к на нажать кнопку нажми по с со этот эту`.split(/\s+/),
);

/** Words that buttons use for the same. */
const SAME: readonly string[][] = [
  'add put place добавить положить'.split(' '),
  'buy purchase order checkout pay купить заказать оплатить'.split(' '),
  'cart basket bag корзина корзину'.split(' '),
  'remove delete trash discard удалить убрать'.split(' '),
  'login signin log sign enter войти вход'.split(' '),
  'send submit post отправить'.split(' '),
  'save apply store сохранить применить'.split(' '),
  'search find look найти поиск искать'.split(' '),
  'next continue proceed forward далее продолжить следующая'.split(' '),
  'previous back назад предыдущая'.split(' '),
  'close dismiss закрыть'.split(' '),
  'cancel abort отменить отмена'.split(' '),
  'accept agree allow ok принять согласен разрешить'.split(' '),
  'edit change modify изменить редактировать'.split(' '),
  'open show view see открыть показать'.split(' '),
  'register join signup зарегистрироваться регистрация'.split(' '),
];

const GROUP = new Map(SAME.flatMap((group, index) => group.map((word) => [word, `=${index}`] as const)));

/** Endings that change with the sentence: adds, adding, added. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}

/** Words by which texts are compared: lower case, without endings, what buttons call the same as one. */
export function goalWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !STOP.has(word)).map((word) => GROUP.get(word) ?? GROUP.get(stem(word)) ?? stem(word));
}

export interface GoalTexts {
  /** What it is called. */
  readonly name: string;
  /** What stands around it, in its row or card. */
  readonly around: string;
}

const NAME_WEIGHT = 1;
const AROUND_WEIGHT = 0.7;
/** Words of a name that the goal did not ask for. */
const OTHER_WEIGHT = 0.02;

/**
 * How well each fits, 0 … 100, in the order given. Words that few of them have count more; each counts once, in the
 * name more than around it.
 */
export function goalScores(goal: string, texts: readonly GoalTexts[]): number[] {
  const wanted = [...new Set(goalWords(goal))];
  const known = new Map<string, ReadonlySet<string>>();
  const setOf = (text: string): ReadonlySet<string> => {
    let set = known.get(text);
    if (set === undefined) known.set(text, (set = new Set(goalWords(text))));
    return set;
  };
  const all = texts.map(({ name, around }) => ({ name: setOf(name), around: setOf(around) }));
  const weights = wanted.map((word) => {
    const having = all.filter(({ name, around }) => name.has(word) || around.has(word)).length;
    return having === 0 ? 0 : Math.log(1 + (all.length + 1) / having);
  });
  // A word that nothing has still was asked for: no answer is perfect then.
  const total = weights.reduce((sum, weight) => sum + weight, 0) + weights.filter((weight) => weight === 0).length;
  return all.map(({ name, around }) => {
    let points = 0;
    let inName = 0;
    for (const [index, word] of wanted.entries()) {
      const weight = weights[index] ?? 0;
      if (name.has(word)) {
        points += weight * NAME_WEIGHT;
        inName += 1;
      } else if (around.has(word)) points += weight * AROUND_WEIGHT;
    }
    // What only stands beside the right words is not what does it.
    if (points === 0 || inName === 0) return points === 0 ? 0 : (points / total) * 30;
    return Math.max(0, points / total - OTHER_WEIGHT * Math.min(10, name.size - inName)) * 100;
  });
}
