/** Closes overlays one after the other. Never agrees to anything: what offers nothing else stays, with the reason. */
import type { CallContext, ToolOutput } from '../../../../shared/tools/types.ts';
import { shorten } from '../../../../shared/page/clean-text.ts';
import { isVisible } from '../../dom/visibility.ts';
import { setChecked } from '../../forms/set-checked.ts';
import { isOutOfUse, waitUntilReady } from '../actionable.ts';
import { clickAt } from '../click.ts';
import { guard } from '../guard.ts';
import { poll } from '../pause.ts';
import { controlsIn, findOverlays, type Overlay } from './find-overlays.ts';
import { closes, mostPrivate, opensSettings, savesChoice } from './overlay-words.ts';

type Acting = CallContext;
type Result = ToolOutput<'frame_dismiss_overlays'>;
type Control = ReturnType<typeof controlsIn>[number];

const TOOL = 'frame_dismiss_overlays';
/** A page of many overlays is left with some. */
const MAX_OVERLAYS = 8;
const GONE_MS = 1_500;
const READY_MS = 1_000;
const MAX_SAID = 120;

const say = ({ text }: Overlay) => shorten(text, MAX_SAID);

export async function dismissOverlays(context: Acting): Promise<Result> {
  const dismissed: Result['dismissed'] = [];
  const left: Result['left'] = [];
  const seen = new Set<Element>();
  for (let round = 0; round < MAX_OVERLAYS; round += 1) {
    const overlay = findOverlays().find(({ element }) => !seen.has(element));
    if (overlay === undefined) break;
    seen.add(overlay.element);
    const outcome = await dismiss(overlay, context).catch((error: unknown) => ({
      why: error instanceof Error ? error.message : String(error),
    }));
    if ('pressed' in outcome) dismissed.push({ what: say(overlay), pressed: shorten(outcome.pressed, MAX_SAID) });
    else left.push({ what: say(overlay), why: shorten(outcome.why, 300) });
  }
  return { dismissed, left };
}

type Outcome = { readonly pressed: string } | { readonly why: string };

async function dismiss(overlay: Overlay, context: Acting): Promise<Outcome> {
  const controls = controlsIn(overlay.element);
  const closing = controls.find(({ label }) => closes(label));
  if (!overlay.isConsent) {
    if (holdsInput(overlay.element)) return { why: 'Something was entered in it.' };
    if (closing === undefined) return { why: 'It has no control that only closes it.' };
    return press(overlay, closing, context);
  }
  const declining = controls[mostPrivate(controls.map(({ label }) => label))];
  if (declining !== undefined) return press(overlay, declining, context);
  const settings = controls.find(({ label }) => opensSettings(label));
  const inner = settings === undefined ? undefined : await declineInSettings(settings, context);
  if (inner !== undefined) return inner;
  if (closing !== undefined && closing.element.isConnected) return press(overlay, closing, context);
  return { why: 'It offers nothing but to agree.' };
}

const holdsInput = (element: Element) =>
  [...element.querySelectorAll('input, textarea')].some(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
      !/^(?:hidden|checkbox|radio|submit|button)$/.test(field.type) &&
      field.value !== field.defaultValue,
  );

/** The second page of a banner: declines there, or switches off what can be and saves that. */
async function declineInSettings(settings: Control, context: Acting): Promise<Outcome | undefined> {
  await click(settings, context);
  const find = () => findOverlays().find(({ isConsent, element }) => isConsent && choicesIn(element) !== undefined);
  const shown = await poll(find, { timeoutMs: GONE_MS, signal: context.signal });
  const choices = shown === undefined ? undefined : choicesIn(shown.element);
  if (shown === undefined || choices === undefined) return undefined;
  if (choices.saves) await switchOff(shown.element, context);
  return press(shown, choices.control, context, `${settings.label}, then `);
}

function choicesIn(element: Element): { readonly control: Control; readonly saves: boolean } | undefined {
  const controls = controlsIn(element);
  const declining = controls[mostPrivate(controls.map(({ label }) => label))];
  if (declining !== undefined) return { control: declining, saves: false };
  const saving = controls.find(({ label }) => savesChoice(label));
  return saving === undefined ? undefined : { control: saving, saves: true };
}

async function switchOff(element: Element, context: Acting): Promise<void> {
  const switches = element.querySelectorAll('input[type="checkbox"], [role="switch"], [role="checkbox"]');
  for (const one of switches) {
    const isOn = one instanceof HTMLInputElement ? one.checked : one.getAttribute('aria-checked') === 'true';
    if (isOn && !isOutOfUse(one)) await setChecked(one, false, TOOL, context).catch(() => undefined);
  }
}

async function click({ element }: Control, context: Acting): Promise<void> {
  const ready = await waitUntilReady(element, { signal: context.signal, needsHit: true, timeoutMs: READY_MS });
  guard(TOOL, element, {}, context);
  clickAt(ready, { button: 'left', modifiers: [] }, 1);
}

async function press(overlay: Overlay, control: Control, context: Acting, before = ''): Promise<Outcome> {
  await click(control, context);
  const isGone = () => !overlay.element.isConnected || !isVisible(overlay.element) || !isVisible(control.element);
  const gone = await poll(() => (isGone() ? true : undefined), { timeoutMs: GONE_MS, signal: context.signal });
  return gone === true
    ? { pressed: before + control.label }
    : { why: `It stayed after “${control.label}” was pressed.` };
}
