/**
 * Hidden documents are not animated: in Chromium what fades in stays transparent there for ever, and nobody is told that
 * it came. During an act such animations are brought to their end at once.
 */
import { isTelling } from './page-motion.ts';

/** Loops and long shows are left alone. */
const LONGEST_MS = 1000;
/** Firefox tells the page by itself, once a second. */
const isToldByBrowser = Reflect.get(window, 'wrappedJSObject') !== undefined;

function tellEnd(animation: Animation, effect: KeyframeEffect): void {
  const { currentTime, timeline } = animation;
  const elapsedTime = Number(effect.getComputedTiming().activeDuration ?? 0) / 1000;
  const init = { bubbles: true, elapsedTime, pseudoElement: effect.pseudoElement ?? '' };
  if (animation instanceof CSSTransition) {
    effect.target?.dispatchEvent(
      new TransitionEvent('transitionend', { ...init, propertyName: animation.transitionProperty }),
    );
  } else if (animation instanceof CSSAnimation) {
    effect.target?.dispatchEvent(
      new AnimationEvent('animationend', { ...init, animationName: animation.animationName }),
    );
  } else {
    const timelineTime = timeline?.currentTime ?? null;
    animation.dispatchEvent(new AnimationPlaybackEvent('finish', { currentTime, timelineTime }));
  }
}

/** Ends what moves into or out of sight now, and tells the page where the browser does not. */
export function endHiddenMotion(): void {
  if (!document.hidden) return;
  for (const animation of document.getAnimations()) {
    const { effect, playState } = animation;
    if (playState !== 'running' || !(effect instanceof KeyframeEffect) || !isTelling(animation, effect)) continue;
    if (!(Number(effect.getComputedTiming().endTime ?? Infinity) <= LONGEST_MS)) continue;
    try {
      animation.finish();
    } catch {
      // One that stands, though it is said to run.
      continue;
    }
    if (!isToldByBrowser) tellEnd(animation, effect);
  }
}
