import { useState } from 'preact/hooks';
import { ConfirmSheet } from '../../components/confirm-sheet.tsx';
import { Icon } from '../../components/icon.tsx';
import { SecretSheet } from '../../components/secret-sheet.tsx';
import { NoRows, Section } from '../../components/section.tsx';
import { RiskBadge } from '../../components/status-marks.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { TokenView } from '../../../../shared/policy/access-level.ts';
import type { SectionProps } from './connections-view.tsx';
import { NewTokenSheet } from './new-token-sheet.tsx';
import { TokenSheet } from './token-sheet.tsx';

type Step =
  | { readonly name: 'new' }
  | { readonly name: 'about'; readonly id: string }
  | { readonly name: 'revoke'; readonly token: TokenView }
  | { readonly name: 'secret'; readonly token: TokenView; readonly text: string };

/** Tokens by which programs reach ARQ over the network. The secret of one is shown once, when it is made. */
export function TokensSection({ all, reload }: SectionProps) {
  const { actions, toasts, locale } = usePanel();
  const { m, f } = locale;
  const now = useNow(true, 10_000);
  const [step, setStep] = useState<Step>();
  const close = () => setStep(undefined);
  const tokens = all.tokens.filter(({ state }) => state !== 'revoked');
  const shown = step?.name === 'about' ? tokens.find(({ id }) => id === step.id) : undefined;
  const ends = ({ state, expiresAt }: TokenView) =>
    state === 'expired'
      ? m.connections.states.expired
      : expiresAt === undefined
        ? m.connections.expiresNever
        : m.connections.expires(f.moment(expiresAt, now));
  const rotate = async (token: TokenView) => {
    const answer = await actions.change(m.connections.toast.rotate, 'tokens_rotate', { token: token.id });
    reload();
    if (answer === undefined) return;
    setStep({ name: 'secret', token: answer.token, text: answer.text });
  };
  const revoke = async (token: TokenView) => {
    const answer = await actions.change(m.connections.toast.revoke, 'tokens_revoke', { token: token.id });
    if (answer !== undefined) toasts.tell(m.connections.revoked(cleanLine(token.name)));
    reload();
  };
  return (
    <Section
      title={m.connections.tokens}
      end={
        <button class="link" type="button" onClick={() => setStep({ name: 'new' })}>
          {m.connections.newToken}
        </button>
      }
    >
      {tokens.length === 0 ? (
        <NoRows title={m.connections.noTokens} text={m.connections.noTokensText} />
      ) : (
        <ul class="card list">
          {tokens.map((token) => (
            <li class="item tight" key={token.id}>
              <span class="tile sm">
                <Icon name="key" />
              </span>
              <div class="item-t">
                <b class="clip">{cleanLine(token.name)}</b>
                <span class={token.state === 'expired' ? 'bad' : undefined}>
                  {[m.connections.levels[token.level], lastUse(token), ends(token)].join('\u00a0· ')}
                </span>
              </div>
              <RiskBadge risk={token.grant} />
              <button
                class="ibtn"
                type="button"
                aria-label={m.connections.more(cleanLine(token.name))}
                title={m.connections.more(cleanLine(token.name))}
                onClick={() => setStep({ name: 'about', id: token.id })}
              >
                <Icon name="dots" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {step?.name === 'new' && (
        <NewTokenSheet
          onMade={(token, text) => {
            reload();
            setStep({ name: 'secret', token, text });
          }}
          onClose={close}
        />
      )}
      {shown !== undefined && (
        <TokenSheet
          token={shown}
          onRotate={() => void rotate(shown)}
          onRevoke={() => setStep({ name: 'revoke', token: shown })}
          onClose={close}
        />
      )}
      {step?.name === 'revoke' && (
        <ConfirmSheet
          title={m.connections.revokeToken(cleanLine(step.token.name))}
          text={m.connections.revokeTokenText}
          yes={m.connections.revoke}
          onYes={() => revoke(step.token)}
          onClose={close}
        />
      )}
      {step?.name === 'secret' && (
        <SecretSheet
          title={m.connections.secretTitle(cleanLine(step.token.name))}
          text={m.connections.secretText}
          secret={step.text}
          onClose={close}
        />
      )}
    </Section>
  );

  function lastUse({ lastUsedAt }: TokenView): string {
    if (lastUsedAt === undefined) return m.connections.notUsed;
    return `${m.connections.used.toLocaleLowerCase(locale.language)} ${f.ago(lastUsedAt, now)}`;
  }
}
