import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import type { WantedPermission } from '../../../messaging/panel-contract.ts';

/** The browser asks only within a click; the banner that offers the same may lie under a more pressing one. */
export function AllowButton({ name }: { readonly name: WantedPermission }) {
  const { platform, actions, locale } = usePanel();
  const ask = async () => {
    await platform.requestPermission(name);
    await actions.settlePermission(name);
  };
  return (
    <button class="btn sm" type="button" onClick={() => void ask()}>
      <Icon name="shield" />
      {locale.m.permission.wantedAllow}
    </button>
  );
}
