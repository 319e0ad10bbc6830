/**
 * Acts whose input the browser itself sends: the page engine makes the element ready, policy is asked in the same task,
 * and the page is watched until the background says that the input was sent. Owns the acts that are under way.
 */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import { stringIn } from '../../../shared/tools/call-input.ts';
import type { CallContext, ToolInput, ToolOutput } from '../../../shared/tools/types.ts';
import type { ContentContext } from '../content-context.ts';
import { watchLeaving } from '../dialogs/leave-page.ts';
import { hasFixedForm } from '../forms/normal-value.ts';
import { hasSelection, selectAll } from '../forms/native-value.ts';
import { editingHost, selectContents } from '../forms/editable-text.ts';
import { readValue } from '../forms/read-value.ts';
import { getTypingField, isTextField, typingField } from '../forms/type-text.ts';
import { isOutOfUse, waitUntilReady } from './actionable.ts';
import { refuseFileInput } from './click.ts';
import { draggableAround } from './drag.ts';
import { blurElement, focusedElement, focusElement } from './focus.ts';
import { guard } from './guard.ts';
import { middleOf } from './hit-test.ts';
import { getCombination } from './key-names.ts';
import { PageWatch } from './page-watch.ts';
import { endOf, targetAt } from './point-target.ts';
import type { Intent } from './target-facts.ts';
import { holdsPage, hoverAim, keyAim, pointAim, pointerAim, type TrustedAim } from './trusted-aim.ts';
import { expectTrustedInput } from './trusted-expected.ts';
import { TrustedGuard } from './trusted-guard.ts';
import { isAtPrivate, withSaid } from './with-said.ts';

type Context = CallContext & ContentContext;
type Asked = ToolInput<'frame_begin_act'>;
type Begun = ToolOutput<'frame_begin_act'>;

interface TrustedAct {
  readonly target: Element;
  readonly field: Element | undefined;
  readonly watch: PageWatch;
  readonly aim: TrustedAim;
  readonly guard: TrustedGuard;
  /** Asks policy again. Throws `policy.target_changed`. */
  readonly recheck: () => void;
  readonly dialogs: { end(): void };
  readonly over: AbortController;
  readonly wasPrivate: boolean;
}

/** What was begun and never settled is given up after this. */
const ACT_MS = 15_000;

const acts = new Map<string, TrustedAct>();

function end({ watch, guard: keeper, dialogs, over }: TrustedAct): void {
  if (over.signal.aborted) return;
  over.abort();
  watch.end();
  keeper.end();
  dialogs.end();
}

function begin(
  { tool, input }: Asked,
  context: Context,
  target: Element,
  {
    aim,
    field,
    also = [],
  }: { readonly aim: TrustedAim; readonly field?: Element | undefined; readonly also?: Element[] },
): string {
  for (const act of acts.values()) end(act);
  acts.clear();
  expectTrustedInput(ACT_MS);
  const id = crypto.randomUUID();
  const check = (element: Element, key: string | undefined) =>
    guard(tool, element, input, context, tool === 'page_type' ? { submit: key === 'Enter' } : { key });
  const act: TrustedAct = {
    target,
    field,
    watch: new PageWatch(target, context.witness),
    aim,
    guard: new TrustedGuard(target, aim, check, context.dialogs.channel),
    recheck: () => guard(tool, [target, ...also], input, context, intentOf(tool, input)),
    dialogs: context.dialogs.begin(context.allowedRisk === 'danger', context),
    over: new AbortController(),
    wasPrivate: isAtPrivate(target),
  };
  // After the watch, which must hear that the page is leaving.
  watchLeaving(context.dialogs, context, act.over.signal);
  acts.set(id, act);
  setTimeout(() => end(act), ACT_MS);
  return id;
}

const intentOf = (tool: string, input: Readonly<Record<string, unknown>>): Intent => ({
  ...(tool === 'page_press_key' && { key: String(input['key']) }),
  ...(tool === 'page_type' && input['submit'] === true && { submit: true }),
});

/** The browser draws these lists and pickers itself, out of reach of any input. */
const isDrawnByBrowser = (element: Element) =>
  element.closest('select, option') !== null ||
  (element instanceof HTMLInputElement && (hasFixedForm(element.type) || element.type === 'file'));

/** Without `act` in the answer the element is not suited, and nothing was done. */
export async function beginTrustedAct(asked: Asked, context: Context): Promise<Begun> {
  const { tool, input } = asked;
  const ref = stringIn(input, 'ref');
  const named = ref === undefined ? undefined : context.refs.getElement(ref);
  switch (tool) {
    case 'page_click_at':
    case 'page_move_at':
    case 'page_drag_at':
      return beginAt(asked, named, context);
    case 'page_press_key':
      return beginKey(asked, named, context);
    case 'page_type':
      return named === undefined ? {} : beginTyping(asked, named, context);
    case 'page_drag':
      return named === undefined ? {} : beginDrag(asked, named, context);
    case 'page_click':
    case 'page_hover':
    case 'page_long_press':
      return named === undefined ? {} : beginPointing(asked, named, context);
    default:
      return tool satisfies never;
  }
}

async function beginPointing(asked: Asked, named: Element, context: Context): Promise<Begun> {
  const { tool, input } = asked;
  if (tool !== 'page_hover') refuseFileInput(named);
  // A finger is the page's way.
  if (input['touch'] === true || (tool !== 'page_hover' && isDrawnByBrowser(named))) return {};
  if (isOutOfUse(named)) blurElement();
  const { hit, point } = await waitUntilReady(named, { signal: context.signal, needsHit: true });
  // What happens in a frame is asked of that frame.
  if (holdsPage(hit)) return {};
  guard(tool, named, input, context);
  const aim = tool === 'page_hover' ? hoverAim(point) : pointerAim(named, point);
  return { act: begin(asked, context, named, { aim }), point };
}

async function beginDrag(asked: Asked, source: Element, context: Context): Promise<Begun> {
  const { signal, refs } = context;
  const target = refs.getElement(String(asked.input['to']));
  await waitUntilReady(target, { signal, needsHit: false });
  const { hit, point } = await waitUntilReady(source, { signal, needsHit: true });
  if (holdsPage(hit) || holdsPage(target)) return {};
  guard('page_drag', [source, target], asked.input, context);
  const isDraggable = draggableAround(hit) !== undefined;
  const aim = pointerAim(source, point);
  return { act: begin(asked, context, source, { aim, also: [target] }), point, to: middleOf(target), isDraggable };
}

function beginAt(asked: Asked, from: Element | undefined, context: Context): Begun {
  const { tool, input } = asked;
  const at = input as { readonly x: number; readonly y: number; readonly toX?: number; readonly toY?: number };
  const start = targetAt(at, from);
  const { hit, point } = start;
  if (holdsPage(hit)) return {};
  if (tool !== 'page_drag_at') {
    if (tool === 'page_click_at' && isDrawnByBrowser(hit)) return {};
    guard(tool, hit, input, context);
    const aim = tool === 'page_move_at' ? hoverAim(point) : pointAim(hit, point);
    return { act: begin(asked, context, hit, { aim }), point };
  }
  const { end: dropped, to } = endOf(start, at, { x: at.toX ?? at.x, y: at.toY ?? at.y });
  if (holdsPage(dropped)) return {};
  guard(tool, [hit, dropped], input, context);
  const aim = pointAim(hit, point);
  return {
    act: begin(asked, context, hit, { aim, also: [dropped] }),
    point,
    to,
    isDraggable: draggableAround(hit) !== undefined,
  };
}

async function beginKey(asked: Asked, named: Element | undefined, context: Context): Promise<Begun> {
  const key = String(asked.input['key']);
  const stroke = getCombination(key);
  const target = named === undefined ? (focusedElement() ?? document.body) : (typingField(named) ?? named);
  if (holdsPage(target)) {
    throw new ArqError(
      'page.focus_in_frame',
      'The keyboard’s focus is in a frame, and what the key would do there is not known here. Give the ref of the element in the frame.',
    );
  }
  if (named !== undefined) await waitUntilReady(target, { signal: context.signal, needsHit: false });
  guard('page_press_key', target, asked.input, context, { key });
  if (named !== undefined) focusElement(target);
  const { key: name, code, keyCode, modifiers } = stroke;
  return {
    act: begin(asked, context, target, { aim: keyAim(target), field: typingField(target) }),
    stroke: { key: name, code, keyCode, modifiers: [...modifiers] },
  };
}

async function beginTyping(asked: Asked, named: Element, context: Context): Promise<Begun> {
  const { input } = asked;
  const field = getTypingField(named);
  if (isDrawnByBrowser(field) || (isTextField(field) && !hasSelection(field))) return {};
  await waitUntilReady(field, { signal: context.signal, needsHit: false });
  guard('page_type', field, input, context);
  if (input['submit'] === true) guard('page_type', field, input, context, { submit: true });
  const act = begin(asked, context, field, { aim: keyAim(field), field });
  focusElement(field);
  if (isTextField(field)) selectAll(field);
  else selectContents(editingHost(field) ?? field);
  return { act };
}

/** Right before the input is sent. Throws what would keep it from where it is meant to go. */
export async function checkTrustedAct(id: string, signal: AbortSignal): Promise<ToolOutput<'frame_check_act'>> {
  const act = acts.get(id);
  if (act === undefined || act.over.signal.aborted) {
    throw new ArqError('page.unloaded', 'The page went away, or took too long. Look at what is there now.');
  }
  if (act.guard.problem !== undefined) throw act.guard.problem;
  const point = await act.aim.look(signal);
  act.recheck();
  return point === undefined ? {} : { point };
}

/** Throws what kept the input from the page, when something did. */
export async function settleTrustedAct(id: string, signal: AbortSignal): Promise<ToolOutput<'frame_settle_act'>> {
  const act = acts.get(id);
  acts.delete(id);
  expectTrustedInput(0);
  // Another document has come in its place meanwhile.
  if (act === undefined) return { url: location.href, title: document.title, navigated: false, changed: '' };
  try {
    act.guard.letThrough();
    const { navigated, changed, said } = await act.watch.settle(signal);
    if (act.guard.problem !== undefined) throw asDispatched(act.guard.problem);
    const { field } = act;
    return {
      url: location.href,
      title: document.title,
      navigated,
      changed: [withSaid(changed, said, act.target, act.wasPrivate), act.guard.note].filter(Boolean).join(' '),
      ...(field?.isConnected === true && !navigated ? { value: readValue(field) } : {}),
    };
  } finally {
    end(act);
  }
}
