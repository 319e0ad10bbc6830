import type { PlanStep } from '../plan.ts';
import { nameTarget, quoteText } from '../target-text.ts';
import type { ElementTarget } from '../target.ts';
import { elementStep, plainStep, Unclear, type Planning } from './planning.ts';
import { parseKey } from './keys.ts';
import { plainPairs, withTailPairs } from './plain-pairs.ts';
import type { Act, Span, TargetNode } from './syntax.ts';

type Of<Name extends Act['act']> = Extract<Act, { act: Name }>;

const MAX_WAIT_MS = 600_000;
const MAX_PRESSES = 50;
const MAX_KEY = 60;
const MAX_WAIT_TEXT = 500;
const MAX_SCROLL = 1_000_000;
const MAX_FIELDS = 200;

export function clickSteps(act: Of<'click'>, planning: Planning): PlanStep[] {
  const { target: found, each } = planning.target(act.what, 'any');
  // A text is for reading: a press in its middle could hit anything.
  if (found.kind === 'main-content') throw new Unclear('plan.target_missing', planning.text(act.what));
  const path = found.kind === 'any' || found.kind === 'link' ? planning.path(act.what) : [];
  if (path.length > 1) return path.flatMap((name) => clickedByName(name, planning));
  const target: ElementTarget = found.kind === 'region' ? { ...found, kind: 'any' } : found;
  const input = {
    ...(act.button === undefined ? {} : { button: act.button }),
    ...(act.count === undefined ? {} : { count: act.count }),
    ...(act.modifiers === undefined ? {} : { modifiers: [...new Set(act.modifiers)] }),
  };
  const how = { button: act.button ?? 'left', count: act.count ?? 1, modifiers: act.modifiers ?? [] };
  const step = elementStep(
    'page_click',
    target,
    planning.titles.click(nameTarget(target, planning.language), how),
    input,
  );
  return [each ? { ...step, each: true } : step];
}

/** One stage of “Settings > Profile”. */
function clickedByName(name: string, planning: Planning): PlanStep[] {
  const target: ElementTarget = { kind: 'any', name };
  planning.remember(target);
  const how = { button: 'left', count: 1, modifiers: [] } as const;
  return [elementStep('page_click', target, planning.titles.click(nameTarget(target, planning.language), how))];
}

export function namedClickSteps(act: Of<'click-named'>, planning: Planning, before: PlanStep | undefined): PlanStep[] {
  const said = planning.fromNode({ ...act.target, ...inOwnWords(act.target, planning) }, 'any');
  // “scroll to the offer and star it”: the one that belongs to what is shown.
  const shown = / (?:it|this|that|его|ее)$/u.test(planning.clause.text.text) ? planning.shown(before) : undefined;
  const target: ElementTarget =
    shown?.name === undefined || said.within !== undefined
      ? said
      : { ...said, within: { kind: 'row', name: shown.name } };
  planning.remember(target);
  return [
    elementStep(
      'page_click',
      target,
      planning.titles.click(nameTarget(target, planning.language), { button: 'left', count: 1, modifiers: [] }),
    ),
  ];
}

const capitalized = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** “remove Bob” looks for a button “Remove Bob”, as the user said, not for its synonym. */
function inOwnWords(node: TargetNode, planning: Planning): Pick<TargetNode, 'literalName'> {
  if (node.literalName === '@own') return { literalName: capitalized(planning.text([0, '@own'.length])) };
  if (node.literalName !== 'Delete' || !planning.clause.text.text.startsWith('@delete')) return {};
  const verb = planning.text([0, '@delete'.length]).toLowerCase();
  return verb === 'remove' ? { literalName: 'Remove' } : {};
}

/** “log in as ada with password x”: the two fields of every sign-in form, and its button. */
export function signInSteps(act: Of<'sign-in'>, planning: Planning): PlanStep[] {
  const user = planning.text(act.user);
  const names = SIGN_IN[planning.language];
  const fields = [user.includes('@') ? names.email : names.login, names.password];
  const targets = fields.map((name): ElementTarget => ({ kind: 'field', name }));
  const steps: PlanStep[] = [
    {
      tool: 'page_fill_form',
      input: { fields: [{ value: user }, { value: planning.text(act.password) }] },
      targets: targets.map((target, index) => ({ path: ['fields', index, 'ref'], target })),
      title: planning.titles.fill(fields.map((name) => quoteText(name, planning.language))),
      values: targets.map((_, index) => ['fields', index, 'value']),
    },
  ];
  return [...steps, elementStep('page_click', { kind: 'submit' }, planning.titles.submit())];
}
const SIGN_IN = {
  en: { email: 'Email', login: 'Username', password: 'Password' },
  ru: { email: 'Почта', login: 'Логин', password: 'Пароль' },
} as const;

export function fillSteps(act: Of<'fill'>, planning: Planning): PlanStep[] {
  const [first, ...more] = act.pairs;
  if (first !== undefined && more.length === 0 && planning.clause.text.text.startsWith('@type'))
    return typeSteps({ act: 'type', ...first }, planning);
  const pairs = act.pairs.flatMap((pair) => withTailPairs(planning.clause.text, pair));
  if (pairs.length > MAX_FIELDS) throw new Unclear('plan.too_many_steps');
  const targets = pairs.map(({ what }) => writable(what, planning));
  const names = targets.map((target) => nameTarget(target, planning.language));
  return [
    {
      tool: 'page_fill_form',
      input: { fields: pairs.map(({ value }) => ({ value: planning.value(value) })) },
      targets: targets.map((target, index) => ({ path: ['fields', index, 'ref'], target })),
      title: planning.titles.fill(names),
      values: targets.map((_, index) => ['fields', index, 'value']),
    },
  ];
}

/** “Title”, “Link”, “Image”: said of a field, these words are its name and not a kind of element. */
function writable(what: Span, planning: Planning): ElementTarget {
  const { target } = planning.target(what, 'field');
  if (!NAMES_OF_FIELDS.has(target.kind)) return target;
  const { nth: _, ...rest } = target;
  // “Add title”, “Job title”: so are phrases that end in such a word.
  const name = planning
    .text(what)
    .replace(/^(?:the|this|that|my|your|an?) /iu, '')
    .slice(0, 500);
  const found: ElementTarget = { ...rest, kind: 'field', name };
  planning.remember(found);
  return found;
}
const NAMES_OF_FIELDS: ReadonlySet<ElementTarget['kind']> = new Set<ElementTarget['kind']>([
  'heading',
  'link',
  'image',
  'tab',
  'option',
  'main-content',
]);

export function typeSteps(act: Of<'type'>, planning: Planning, before?: PlanStep): PlanStep[] {
  const pairs = isFieldOpen(act, planning, before) ? undefined : plainPairs(planning.clause.text, act.value, 'enter');
  if (act.what === undefined && pairs !== undefined) return fillSteps({ act: 'fill', pairs }, planning);
  const target = act.what === undefined ? atHand(planning, before) : writable(act.what, planning);
  // What was waited for is seldom a field: then another act names it.
  const isAwaited = act.what === undefined && before?.tool === 'page_wait_for' && target?.kind === 'any';
  if (target === undefined || isAwaited || NO_FIELDS.has(target.kind)) throw new Unclear('plan.field_missing');
  const step = elementStep('page_type', asField(target), planning.titles.type(nameTarget(target, planning.language)), {
    text: planning.value(act.value),
    ...(act.submit ? { submit: true } : {}),
  });
  return [{ ...step, values: [['text']] }];
}

/** After a double click or a key the field may be a new one or another one: what has the focus is meant. */
function atHand(planning: Planning, before: PlanStep | undefined): ElementTarget | undefined {
  const last = planning.last();
  if (before?.tool === 'page_press_key' && before.targets.length === 0) return { kind: 'focused' };
  const isDouble = before?.tool === 'page_click' && before.input['count'] === 2;
  return isDouble && last?.kind === 'any' ? { kind: 'focused' } : last;
}

const OPENS_FIELD = new Set(['page_click', 'page_clear', 'page_scroll', 'page_hover', 'page_press_key']);
/** Nothing can be written into these. */
const NO_FIELDS: ReadonlySet<ElementTarget['kind']> = new Set<ElementTarget['kind']>([
  'checkbox',
  'radio',
  'main-content',
]);

/** “click Email and enter Ada Lovelace”: a field is at hand, so that all of it is the text. */
function isFieldOpen(act: Of<'type'>, planning: Planning, before: PlanStep | undefined): boolean {
  if (act.what !== undefined || !planning.clause.text.text.startsWith('@enter')) return true;
  if (planning.focused() !== undefined) return true;
  return planning.last() !== undefined && before !== undefined && OPENS_FIELD.has(before.tool);
}

/** What was clicked before typing is a field, whatever the click called it. */
function asField(target: ElementTarget): ElementTarget {
  return target.kind === 'any' ? { ...target, kind: 'field' } : target;
}

export function clearSteps(act: Of<'clear'>, planning: Planning): PlanStep[] {
  return act.whats.map((what) => {
    const { target, each } = planning.target(what, 'field');
    const step = elementStep('page_clear', target, planning.titles.clear(nameTarget(target, planning.language)));
    return each ? { ...step, each: true } : step;
  });
}

export function checkSteps(act: Of<'check'>, planning: Planning): PlanStep[] {
  return act.whats.map((what) => {
    const { target: found, each } = planning.target(what, act.kind ?? 'checkbox');
    // “the Newsletter box” is a check box when it is ticked.
    const target: ElementTarget =
      found.kind === 'field' || found.kind === 'any' ? { ...found, kind: 'checkbox' } : found;
    planning.remember(target);
    const name = nameTarget(target, planning.language);
    const title = each ? planning.titles.checkAll(name, act.checked) : planning.titles.check(name, act.checked);
    const step = elementStep('page_set_checked', target, title, { checked: act.checked });
    return each ? { ...step, each: true } : step;
  });
}

/** `typedInto` is the field of the step just before: Enter belongs to it even when the focus has moved on. */
export function pressSteps(act: Of<'press'>, planning: Planning, typedInto: ElementTarget | undefined): PlanStep[] {
  const key = planning.clause.text.text === '@enter' ? 'Enter' : parseKey(planning.text(act.key));
  if (key.length > MAX_KEY) throw new Unclear('plan.name_too_long', key);
  const times = act.times ?? 1;
  if (times > MAX_PRESSES || times < 1 || !Number.isInteger(times)) throw new Unclear('plan.too_many_steps');
  const target =
    act.what === undefined
      ? (planning.focused() ?? (key === 'Enter' ? typedInto : undefined))
      : planning.target(act.what, 'field').target;
  const title = planning.titles.press(
    key,
    act.what === undefined || target === undefined ? '' : nameTarget(target, planning.language),
  );
  const step =
    target === undefined
      ? plainStep('page_press_key', title, { key })
      : elementStep('page_press_key', target, title, { key });
  return Array.from({ length: times }, () => step);
}

export function scrollSteps(act: Of<'scroll'>, planning: Planning): PlanStep[] {
  const { titles } = planning;
  if (act.what !== undefined) {
    const { target } = planning.target(act.what, 'any');
    const isText = target.kind === 'any' && target.nth === undefined && target.within === undefined;
    if (act.isUntil === true && isText && target.name !== undefined)
      return [
        plainStep('page_scroll', titles.scrollToTarget(nameTarget(target, planning.language)), { until: target.name }),
      ];
    return [elementStep('page_scroll', target, titles.scrollToTarget(nameTarget(target, planning.language)))];
  }
  if (act.to !== undefined) return [plainStep('page_scroll', titles.scrollTo(act.to), { to: act.to })];
  const by = act.by ?? 0;
  if (!Number.isInteger(by) || Math.abs(by) > MAX_SCROLL) throw new Unclear('plan.scroll_unclear');
  return [plainStep('page_scroll', titles.scrollBy(by), { by })];
}

export function waitSteps(act: Of<'wait'>, planning: Planning): PlanStep[] {
  const { titles, language } = planning;
  const ms = act.ms;
  if (ms !== undefined && (ms > MAX_WAIT_MS || !Number.isInteger(ms))) throw new Unclear('plan.wait_too_long');
  const limit = ms === undefined ? {} : { ms };
  if (act.until !== undefined) return [plainStep('page_wait_for', titles.waitStable(), { until: act.until, ...limit })];
  if (act.what !== undefined) {
    const { target } = planning.target(act.what, 'any');
    const name = nameTarget(target, language);
    if (act.enabled === true)
      return [elementStep('page_wait_for', target, titles.waitReady(name), { enabled: true, ...limit })];
    return [elementStep('page_wait_for', target, titles.waitFor(name), limit)];
  }
  const span = act.text ?? act.gone;
  if (span === undefined) return [plainStep('page_wait_for', titles.waitMs(ms ?? 1000), { ms: ms ?? 1000 })];
  const text = planning.text(span);
  if (text.length > MAX_WAIT_TEXT || text === '') throw new Unclear('plan.name_too_long', text.slice(0, 60));
  const quoted = quoteText(text, language);
  if (act.gone === undefined) planning.remember({ kind: 'any', name: text });
  return act.text === undefined
    ? [plainStep('page_wait_for', titles.waitGone(quoted), { gone: text, ...limit })]
    : [plainStep('page_wait_for', titles.waitFor(quoted), { text, ...limit })];
}

export function screenshotSteps(act: Of<'screenshot'>, planning: Planning, before: PlanStep | undefined): PlanStep[] {
  const { titles, language } = planning;
  const format = act.format === undefined ? {} : { format: act.format };
  const shown = act.isLast === true ? planning.shown(before) : undefined;
  const target = act.what === undefined ? shown : planning.target(act.what, 'any').target;
  if (target === undefined) {
    return [
      plainStep('page_screenshot', titles.screenshot(act.fullPage ? 'page' : 'viewport'), {
        ...(act.fullPage ? { fullPage: true } : {}),
        ...format,
      }),
    ];
  }
  return [elementStep('page_screenshot', target, titles.screenshot({ target: nameTarget(target, language) }), format)];
}

export function hoverSteps(act: Of<'hover'>, planning: Planning): PlanStep[] {
  const { target } = planning.target(act.what, 'any');
  return [elementStep('page_hover', target, planning.titles.hover(nameTarget(target, planning.language)))];
}

export function dragSteps(act: Of<'drag'>, planning: Planning): PlanStep[] {
  const { target } = planning.target(act.what, 'any');
  const to = planning.target(act.to, 'any').target;
  planning.remember(target);
  const title = planning.titles.drag(nameTarget(target, planning.language), nameTarget(to, planning.language));
  const step = elementStep('page_drag', target, title);
  return [{ ...step, targets: [...step.targets, { path: ['to'], target: to }] }];
}
