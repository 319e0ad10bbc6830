import type { ComponentChildren } from 'preact';

interface SectionProps {
  readonly title: string;
  /** A button or a short figure at the end of the line. */
  readonly end?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a view with its head. */
export function Section({ title, end, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <div class="sec">
        <h2>{title}</h2>
        {end}
      </div>
      {children}
    </section>
  );
}

/** What stands in place of rows when there are none: what would be here, and why. */
export function NoRows({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div class="card no-rows">
      <b>{title}</b>
      <p>{text}</p>
    </div>
  );
}
