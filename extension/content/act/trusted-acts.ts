/**
 * Acts whose input the browser itself sends: the page engine makes the element ready, policy is asked in the same task,
 * and the page is watched until the background says that the input was sent. Owns the acts that are under way.
 */
import type { CallContext, ToolInput, ToolOutput } from '../../../shared/tools/types.ts';
import { stringIn } from '../../../shared/tools/call-input.ts';
import type { ContentContext } from '../content-context.ts';
import { hasFixedForm } from '../forms/normal-value.ts';
import { hasSelection, selectAll } from '../forms/native-value.ts';
import { editingHost, selectContents } from '../forms/editable-text.ts';
import { readValue } from '../forms/read-value.ts';
import { getTypingField, isTextField, typingField } from '../forms/type-text.ts';
import { isOutOfUse, waitUntilReady } from './actionable.ts';
import { refuseFileInput } from './click.ts';
import { blurElement, focusedElement, focusElement } from './focus.ts';
import { guard } from './guard.ts';
import { getCombination } from './key-names.ts';
import { PageWatch } from './page-watch.ts';
import { targetAt } from './point-target.ts';
import { expectTrustedInput } from './trusted-expected.ts';

interface TrustedAct {
  readonly watch: PageWatch;
  readonly field: Element | undefined;
}

/** What was begun and never settled is given up after this. */
const ACT_MS = 15_000;

const acts = new Map<string, TrustedAct>();

type Context = CallContext & ContentContext;
type Begun = ToolOutput<'frame_begin_act'>;

function begin(target: Element, field?: Element): string {
  for (const { watch } of acts.values()) watch.end();
  acts.clear();
  expectTrustedInput(ACT_MS);
  const act = crypto.randomUUID();
  acts.set(act, { watch: new PageWatch(target), field });
  return act;
}

/** The browser draws these lists and pickers itself, out of reach of any input. */
const isDrawnByBrowser = (element: Element) =>
  element.closest('select, option') !== null ||
  (element instanceof HTMLInputElement && (hasFixedForm(element.type) || element.type === 'file'));

/** Without `act` in the answer the element is not suited, and nothing was done. */
export async function beginTrustedAct({ tool, input }: ToolInput<'frame_begin_act'>, context: Context): Promise<Begun> {
  const { signal, refs } = context;
  const ref = stringIn(input, 'ref');
  const named = ref === undefined ? undefined : refs.getElement(ref);
  if (tool === 'page_click_at' || tool === 'page_move_at') {
    const { x, y } = input as { readonly x: number; readonly y: number };
    const { hit, point } = targetAt({ x, y }, named);
    if (tool === 'page_click_at' && isDrawnByBrowser(hit)) return {};
    guard(tool, hit, input, context);
    return { act: begin(hit), point };
  }
  if (tool === 'page_press_key') return beginKey(named, String(input['key']), input, context);
  if (named === undefined) return {};
  if (tool === 'page_type') return beginTyping(named, input, context);
  refuseFileInput(named);
  if (tool === 'page_click' && isDrawnByBrowser(named)) return {};
  if (isOutOfUse(named)) blurElement();
  const { point } = await waitUntilReady(named, { signal, needsHit: true });
  guard(tool, named, input, context);
  return { act: begin(named), point };
}

async function beginKey(named: Element | undefined, key: string, input: unknown, context: Context): Promise<Begun> {
  const stroke = getCombination(key);
  const target = named === undefined ? (focusedElement() ?? document.body) : (typingField(named) ?? named);
  if (named !== undefined) await waitUntilReady(target, { signal: context.signal, needsHit: false });
  guard('page_press_key', target, input, context, { key });
  if (named !== undefined) focusElement(target);
  const { key: name, code, keyCode, modifiers } = stroke;
  return { act: begin(target, typingField(target)), stroke: { key: name, code, keyCode, modifiers: [...modifiers] } };
}

async function beginTyping(named: Element, input: unknown, context: Context): Promise<Begun> {
  const field = getTypingField(named);
  if (isDrawnByBrowser(field) || (isTextField(field) && !hasSelection(field))) return {};
  await waitUntilReady(field, { signal: context.signal, needsHit: false });
  guard('page_type', field, input, context);
  const submits = typeof input === 'object' && input !== null && 'submit' in input && input.submit === true;
  if (submits) guard('page_type', field, input, context, { submit: true });
  const act = begin(field, field);
  focusElement(field);
  if (isTextField(field)) selectAll(field);
  else selectContents(editingHost(field) ?? field);
  return { act };
}

export async function settleTrustedAct(act: string, signal: AbortSignal): Promise<ToolOutput<'frame_settle_act'>> {
  const begun = acts.get(act);
  acts.delete(act);
  expectTrustedInput(0);
  const { navigated, changed } = (await begun?.watch.settle(signal)) ?? { navigated: false, changed: '' };
  const field = begun?.field;
  return {
    url: location.href,
    title: document.title,
    navigated,
    changed,
    ...(field?.isConnected === true && !navigated ? { value: readValue(field) } : {}),
  };
}
