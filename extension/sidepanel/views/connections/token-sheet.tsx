import { Icon } from '../../components/icon.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { TokenView } from '../../../../shared/policy/access-level.ts';

interface TokenSheetProps {
  readonly token: TokenView;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
  readonly onClose: () => void;
}

/** What one token may, and what can be done with it. */
export function TokenSheet({ token, onRotate, onRevoke, onClose }: TokenSheetProps) {
  const { m, f } = usePanel().locale;
  const now = useNow(true, 10_000);
  const rows: readonly (readonly [string, string])[] = [
    [m.connections.level, `${m.connections.levels[token.level]}. ${m.connections.levelTexts[token.level]}`],
    [m.connections.grants, m.connections.grantTexts[token.grant]],
    [m.connections.sites, token.sites === undefined ? m.connections.allSites : token.sites.map(cleanLine).join(', ')],
    [m.connections.workspace, cleanLine(token.workspace)],
    [m.connections.made, `${f.moment(token.createdAt, now)}, ${cleanLine(token.createdBy)}`],
    [m.connections.used, token.lastUsedAt === undefined ? m.connections.neverUsed : f.moment(token.lastUsedAt, now)],
    [m.connections.ends, token.expiresAt === undefined ? m.connections.never : f.moment(token.expiresAt, now)],
  ];
  return (
    <Sheet title={cleanLine(token.name)} onClose={onClose}>
      <div class="sheet-body">
        <dl class="kv">
          {rows.flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}
        </dl>
        {token.state === 'active' && (
          <>
            <button class="btn block" type="button" onClick={onRotate}>
              <Icon name="retry" />
              {m.connections.rotate}
            </button>
            <p class="hint">{m.connections.rotateText}</p>
          </>
        )}
        <button class="btn danger-ghost block" type="button" onClick={onRevoke}>
          <Icon name="trash" />
          {m.connections.revoke}
        </button>
      </div>
    </Sheet>
  );
}
