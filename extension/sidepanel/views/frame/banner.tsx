import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../components/icon.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import type { WantedPermission } from '../../../messaging/panel-contract.ts';
import { callTitle } from '../../text/call-title.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';

/** At most one banner, the most pressing: it names what is safe and what is next. */
export function Banner() {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const panel = store.panel.value;
  if (panel === undefined) return null;
  if (!store.isUp.value)
    return <Strip icon="offline" title={m.connection.panelLost} text={m.connection.panelLostText} />;
  const call = store.calls.value.find(({ id }) => id !== store.askCall.value?.id || store.route.value.name !== 'ask');
  if (call !== undefined) {
    const who = cleanLine(call.principal.name ?? call.principal.id ?? '') || m.gate.whoClient;
    const show = () => {
      store.askCallId.value = call.id;
      store.route.value = { name: 'ask' };
    };
    return (
      <Strip icon="bell" title={m.ask.callWaits(who)} text={callTitle(call, m)} isAssertive>
        <button class="btn sm" type="button" onClick={show}>
          {m.ask.show}
        </button>
      </Strip>
    );
  }
  const other = store.attention.value.find((run) => run.id !== store.askRunId.value);
  if (other !== undefined && store.route.value.name === 'ask') {
    return (
      <Strip icon="bell" title={m.ask.otherWaits} text={cleanLine(other.command)}>
        <button class="btn sm" type="button" onClick={() => (store.askRunId.value = other.id)}>
          {m.ask.show}
        </button>
      </Strip>
    );
  }
  if (!panel.hasHostPermission) return <PermissionBanner />;
  const { state, message, since } = panel.connection;
  if (state === 'lost') return <LostBanner since={since} />;
  if (state === 'refused') {
    return (
      <Strip icon="offline" title={m.connection.refusedTitle} text={cleanLine(message)} isAssertive>
        <button class="btn sm" type="button" onClick={() => void actions.connectHost()}>
          {m.connection.tryNow}
        </button>
      </Strip>
    );
  }
  if (panel.wantedPermission !== null) return <WantedBanner name={panel.wantedPermission} />;
  return null;
}

function LostBanner({ since }: { readonly since: number }) {
  const { actions, locale } = usePanel();
  const { m, f } = locale;
  const now = useNow(true, 1000);
  const seconds = Math.max(0, Math.round((now - since) / 1000)) * 1000;
  return (
    <div class="banner" data-s="wait">
      <Icon name="offline" />
      <p>
        {/* Said once when it comes; the seconds that pass are for the eye. */}
        <b aria-hidden="true">{m.connection.lostTitle(f.wholeDuration(seconds))}</b>
        <span role="alert">
          <span class="sr">{m.connection.lost}. </span>
          {m.connection.lostText}
        </span>
      </p>
      <button class="btn sm" type="button" onClick={() => void actions.connectHost()}>
        {m.connection.tryNow}
      </button>
    </div>
  );
}

function PermissionBanner() {
  const { platform, toasts, locale } = usePanel();
  const { m } = locale;
  const ask = async () => {
    // The request starts within the click itself; only its answer is awaited.
    const isGranted = await platform.requestHostPermission();
    if (!isGranted) toasts.tell(m.permission.denied);
  };
  return (
    <Strip icon="shield" title={m.permission.title} text={m.permission.text}>
      <button class="btn sm" type="button" onClick={() => void ask()}>
        {m.permission.allow}
      </button>
    </Strip>
  );
}

/** A call was refused for want of it; the browser asks only within a click. */
function WantedBanner({ name }: { readonly name: WantedPermission }) {
  const { platform, actions, locale } = usePanel();
  const { m } = locale;
  const ask = async () => {
    await platform.requestPermission(name);
    await actions.settlePermission(name);
  };
  return (
    <Strip icon="shield" title={m.permission.wantedTitle[name]} text={m.permission.wantedText}>
      <button class="btn sm" type="button" onClick={() => void ask()}>
        {m.permission.wantedAllow}
      </button>
      <button class="btn sm" type="button" onClick={() => void actions.settlePermission(name)}>
        {m.permission.wantedRefuse}
      </button>
    </Strip>
  );
}

interface StripProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly isAssertive?: boolean;
  readonly children?: ComponentChildren;
}

function Strip({ icon, title, text, isAssertive = false, children }: StripProps) {
  return (
    <div class="banner" data-s="wait" role={isAssertive ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p>
        <b>{title}</b>
        {text}
      </p>
      {children !== undefined && <div class="banner-acts">{children}</div>}
    </div>
  );
}
