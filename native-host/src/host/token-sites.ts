/** Sites that a token is limited to: what its bearer may see and act on in the browser, in single calls and in runs. */
import type { Principal } from '../../../shared/policy/principal.ts';
import { isListed, siteOf } from '../../../shared/policy/site.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { Tokens } from '../policy/tokens.ts';

export class TokenSites {
  readonly #tokens: Pick<Tokens, 'sitesOf'>;

  constructor(tokens: Pick<Tokens, 'sitesOf'>) {
    this.#tokens = tokens;
  }

  /** Undefined is all. A token that has ended stays limited, which matters to runs that it began. */
  of(principal: Principal): readonly string[] | undefined {
    if (principal.kind !== 'client' || principal.id === undefined) return undefined;
    return this.#tokens.sitesOf(principal.id);
  }

  covers(principal: Principal, site: string): boolean {
    const sites = this.of(principal);
    // An empty page belongs to nobody.
    return sites === undefined || site === 'about:' || isListed(site, sites);
  }

  /** Throws `policy.site_not_granted`. */
  assertCovers(principal: Principal, site: string): void {
    if (this.covers(principal, site)) return;
    throw new ArqError(
      'policy.site_not_granted',
      `This token is for other sites than ${site}. Stay on ${this.of(principal)?.join(', ')}, or ask for a token that covers it.`,
      { data: { site, sites: this.of(principal) } },
    );
  }

  /** Tabs of other sites are not there for a token that is limited. */
  visibleTabs<Tab extends { readonly url: string }>(principal: Principal, tabs: readonly Tab[]): readonly Tab[] {
    const sees = this.pagesFor(principal);
    return sees === undefined ? tabs : tabs.filter(({ url }) => sees(url));
  }

  /** Tells by its address whether a page is there for the caller; undefined when all are. */
  pagesFor(principal: Principal): ((url: string) => boolean) | undefined {
    if (this.of(principal) === undefined) return undefined;
    return (url) => {
      const site = siteOf(url);
      return site !== undefined && this.covers(principal, site);
    };
  }
}
