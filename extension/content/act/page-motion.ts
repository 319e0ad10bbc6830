/**
 * Animations that an act set off and that bring something into sight or take it away: what they move is not there, or
 * still there, until they end. Changes of colour and the ripple on a pressed button are no news.
 */
import { closestComposed, containsComposed } from '../dom/composed-tree.ts';

/** Loops and long shows are not waited for. */
const LONGEST_MS = 1000;
const TELLING =
  /^(?:opacity|transform|translate|scale|height|width|max-?height|max-?width|top|right|bottom|left|inset|margin|visibility|display|clip-?path|grid-?template-?rows|overlay)/i;

export class PageMotion {
  readonly #pressed: Element | undefined;
  readonly #before: ReadonlySet<Animation>;

  /** With `pressed`, what already moves when this is made does not count. */
  constructor(pressed?: Element) {
    this.#pressed = pressed;
    this.#before = new Set(pressed === undefined ? [] : animations());
  }

  /**
   * Milliseconds until the last one ends; 0 when nothing moves. Brings the page's style up to date, so it is to be
   * asked seldom. Hidden documents are not animated.
   */
  readRestMs(): number {
    let restMs = 0;
    for (const animation of animations()) {
      if (this.#before.has(animation) || animation.playState !== 'running') continue;
      const { effect } = animation;
      if (!(effect instanceof KeyframeEffect) || !this.#isTelling(animation, effect)) continue;
      const { endTime } = effect.getComputedTiming();
      const { currentTime } = animation;
      const rest = Number(endTime ?? Infinity) - Number(currentTime ?? 0);
      if (rest > 0 && rest <= LONGEST_MS) restMs = Math.max(restMs, rest);
    }
    return restMs;
  }

  #isTelling(animation: Animation, effect: KeyframeEffect): boolean {
    const { target, pseudoElement } = effect;
    if (target === null || (pseudoElement !== null && !pseudoElement.startsWith('::view-transition'))) return false;
    if (this.#pressed !== undefined && containsComposed(this.#pressed, target)) return false;
    return isTelling(animation, effect);
  }
}

/** True while the element, or what holds it, is on its way to another place or size. A busy browser draws no frames between. */
export function isMoving(element: Element): boolean {
  if (document.hidden) return false;
  const isOnItsWay = (animation: Animation): boolean => {
    const { effect, playState } = animation;
    if (playState !== 'running' || !(effect instanceof KeyframeEffect) || effect.pseudoElement !== null) return false;
    return Number(effect.getComputedTiming().endTime ?? Infinity) <= LONGEST_MS && isTelling(animation, effect);
  };
  return closestComposed(element, (one) => one.getAnimations().some(isOnItsWay)) !== undefined;
}

/** True when it moves something, or brings it into sight or takes it away. */
export function isTelling(animation: Animation, effect: KeyframeEffect): boolean {
  if ('transitionProperty' in animation) return TELLING.test(String(animation.transitionProperty));
  return effect.getKeyframes().some((frame) => Object.keys(frame).some((name) => TELLING.test(name)));
}

function animations(): Animation[] {
  return document.hidden ? [] : document.getAnimations();
}
