/** What building steps from acts needs: the clause at hand, what was spoken of before, and how to give up with a question. */
import type { Language, PlanStep, TargetSlot } from '../plan.ts';
import type { ElementTarget, TabTarget } from '../target.ts';
import { readTarget, type ReadClause } from './read-clause.ts';
import type { QuestionCode } from './questions.ts';
import type { StepTitles } from './step-title-words.ts';
import { stepTitles } from './step-titles.ts';
import type { Phrase, Span, TargetNode } from './syntax.ts';
import { toIsoDate } from './dates.ts';

/** Thrown inside the planner alone; `planOffline` turns it into its question. */
export class Unclear extends Error {
  readonly code: QuestionCode;
  readonly detail: string;
  constructor(code: QuestionCode, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

const MAX_NAME = 500;
const SHOWS = new Set(['page_wait_for', 'page_scroll', 'page_hover']);
type Kind = ElementTarget['kind'];

/** Remembers across clauses what “it” means. */
export interface Memory {
  last: ElementTarget | undefined;
  /** “in the Footer, click Pricing”: where the next clause looks. */
  scope?: ElementTarget | undefined;
  /** “in the Email field, press Enter”: what the next clause acts on. */
  focused?: ElementTarget | undefined;
}

export interface BuiltTarget {
  readonly target: ElementTarget;
  readonly each: boolean;
}

export class Planning {
  readonly clause: ReadClause;
  readonly language: Language;
  readonly titles: StepTitles;
  readonly #memory: Memory;

  constructor(clause: ReadClause, language: Language, memory: Memory) {
    this.clause = clause;
    this.language = language;
    this.titles = stepTitles(language);
    this.#memory = memory;
  }

  /** The user's own characters for a span. */
  text(span: Span): string {
    return this.clause.text.source(span);
  }

  /** What stands between two spans. */
  between(first: Span, second: Span): string {
    return this.clause.text.text.slice(first[1], second[0]).trim();
  }

  /** The stages of “Settings > Profile”; one where nothing is staged. */
  path(span: Span): string[] {
    if (this.clause.text.isQuoted(span)) return [];
    return this.text(span)
      .split(/ (?:>|→|->|») /u)
      .map((stage) => stage.trim())
      .filter((stage) => stage !== '');
  }

  /** A value for a field: verbatim, but an unquoted date in words becomes YYYY-MM-DD. */
  value(span: Span): string {
    const text = this.text(span);
    return this.clause.text.isQuoted(span) ? text : (toIsoDate(text) ?? text);
  }

  last(): ElementTarget | undefined {
    return this.#memory.last;
  }

  /** What “it” shows: what was just waited for, scrolled to or pointed at; after anything else it may be the page. */
  shown(before: PlanStep | undefined): ElementTarget | undefined {
    return before !== undefined && SHOWS.has(before.tool) ? this.last() : undefined;
  }

  focused(): ElementTarget | undefined {
    return this.#memory.focused;
  }

  remember(target: ElementTarget): void {
    this.#memory.last = target;
  }

  /** The element that a phrase names; its kind is `kind` where the phrase says none. */
  target(phrase: Phrase, kind: Kind): BuiltTarget {
    if (this.clause.text.isQuoted(phrase)) return this.#remembered({ kind, name: this.#name(phrase) }, false);
    const node = readTarget(this.clause, phrase);
    if (node === undefined) throw new Unclear('plan.target_missing', this.text(phrase));
    if (node.isLast) {
      const last = this.last();
      if (last === undefined) throw new Unclear('plan.target_missing', this.text(phrase));
      return { target: last, each: false };
    }
    return this.#remembered(this.fromNode(node, kind), node.each === true);
  }

  fromNode(node: TargetNode, kind: Kind): ElementTarget {
    const said = node.name === undefined ? undefined : this.#name(node.name);
    const name =
      node.literalName === undefined || said === undefined ? (node.literalName ?? said) : `${node.literalName} ${said}`;
    const whole = node.kind === 'row' ? name?.replace(/['’]s$/u, '') : name;
    const near = node.near === undefined ? undefined : this.#name(node.near);
    return {
      kind: node.kind ?? kind,
      ...(whole === undefined || whole === '' ? {} : { name: whole }),
      ...(node.nth === undefined ? {} : { nth: node.nth }),
      ...(node.within === undefined ? {} : { within: this.fromNode(node.within, 'region') }),
      ...(near === undefined ? {} : { near }),
    };
  }

  #name(span: Span): string {
    const name = this.text(span);
    if (name.length > MAX_NAME) throw new Unclear('plan.name_too_long', name.slice(0, 60));
    if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) throw new Unclear('plan.target_missing', name);
    return name;
  }

  #remembered(found: ElementTarget, each: boolean): BuiltTarget {
    const scope = this.#memory.scope;
    const target = scope === undefined || found.within !== undefined ? found : { ...found, within: scope };
    this.remember(target);
    return { target, each };
  }
}

/** A step whose single target fills `ref`. */
export function elementStep(
  tool: string,
  target: ElementTarget,
  title: string,
  input: Record<string, unknown> = {},
): PlanStep {
  return { tool, input, targets: [{ path: ['ref'], target }], title, values: [] };
}

export function plainStep(
  tool: string,
  title: string,
  input: Record<string, unknown> = {},
  targets: TargetSlot[] = [],
): PlanStep {
  return { tool, input, targets, title, values: [] };
}

export function tabSlot(target: TabTarget): TargetSlot {
  return { path: ['tab'], target };
}
