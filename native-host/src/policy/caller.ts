import type { AccessLevel } from '../../../shared/policy/access-level.ts';
import type { Principal } from '../../../shared/policy/principal.ts';
import type { Risk } from '../../../shared/tools/define-tool.ts';

/** Who a valid token stands for. The same object for every request until the token changes. */
export interface Caller {
  /** `{kind: 'client', id: tokenId, name: the token's name, workspace}` */
  readonly principal: Principal;
  readonly tokenId: string;
  readonly level: AccessLevel;
  /** True only when its owner made it for that: it may decide approvals, of other clients' acts. */
  readonly mayApprove: boolean;
  /** What it may do without a person being asked; `read` for viewers and auditors. */
  readonly grant: Risk;
  /** The only sites whose pages it may see and act on; undefined is all. */
  readonly sites: readonly string[] | undefined;
  readonly requestsPerMinute: number;
}
