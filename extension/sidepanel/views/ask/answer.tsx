import { PageText } from '../../components/page-text.tsx';
import type { Run } from '../../../../shared/runs/run.ts';

const LONG_ANSWER = 1200;
/** Lines that belong side by side; prose wraps, these scroll. */
const IN_LINES: ReadonlySet<string> = new Set(['page_read_tables', 'page_read_console', 'page_read_network']);

/** What a sentence asked to know: prose, or lines that scroll. */
export function Answer({ run, text }: { readonly run: Run; readonly text: string }) {
  const asked = run.plan?.steps.findLast((step) => step.answer !== undefined)?.tool ?? '';
  const isInLines = IN_LINES.has(asked) && text.includes('\n');
  const isLong = text.length > LONG_ANSWER;
  return (
    <p
      class={`answer${isLong ? ' long' : ''}${isInLines ? ' lines' : ''}`}
      tabIndex={isLong || isInLines ? 0 : undefined}
    >
      <PageText text={text} />
    </p>
  );
}
