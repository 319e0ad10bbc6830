/** What on a page only its user can get past. Looks at what is visible, and tells nothing but that it is there. */
import { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { isNativeField, secretsAmong } from '../forms/fields-of.ts';
import { elementsOf } from '../snapshot/walk.ts';

type Gate = 'login' | 'code' | 'captcha';

const CAPTCHA_FRAME =
  /recaptcha|hcaptcha|challenges\.cloudflare|turnstile|arkoselabs|funcaptcha|geetest|captcha|datadome|perimeterx/i;
const CAPTCHA_TITLE =
  /^(?:just a moment|attention required|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot)/i;
/** Smaller ones are badges that ask for nothing. */
const MIN_CAPTCHA = { width: 100, height: 65 };
const USER_NAME = /(?:^|\s)username(?:\s|$)/i;

function isCaptcha(element: Element): boolean {
  if (!(element instanceof HTMLIFrameElement) || !CAPTCHA_FRAME.test(element.src)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= MIN_CAPTCHA.width && height >= MIN_CAPTCHA.height;
}

export function gatesOf(): Gate[] {
  const pass = new ReadingPass();
  const gates = new Set<Gate>();
  if (CAPTCHA_TITLE.test(document.title)) gates.add('captcha');
  for (const element of elementsOf(document.documentElement, pass)) {
    const isOne = isNativeField(element) || element.localName === 'iframe';
    if (!isOne || !isVisible(element, pass)) continue;
    if (isCaptcha(element)) gates.add('captcha');
    if (!isNativeField(element)) continue;
    const { hasPassword, hasOneTimeCode } = secretsAmong([element], pass);
    if (hasPassword || USER_NAME.test(element.getAttribute('autocomplete') ?? '')) gates.add('login');
    if (hasOneTimeCode) gates.add('code');
  }
  return [...gates];
}
