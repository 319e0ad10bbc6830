import { actionIcons } from './action-icons.tsx';
import { stateIcons } from './state-icons.tsx';
import { thingIcons } from './thing-icons.tsx';

const icons = { ...actionIcons, ...thingIcons, ...stateIcons };
export type IconName = keyof typeof icons;

interface IconProps {
  readonly name: IconName;
  /** `i-nano`, `i-sm`, or a meaning such as `bad`. */
  readonly class?: string;
}

/** A picture beside words: never the only carrier of a meaning, so always hidden from screen readers. */
export function Icon({ name, class: extra }: IconProps) {
  return (
    <svg class={extra === undefined ? 'i' : `i ${extra}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {icons[name]()}
    </svg>
  );
}
