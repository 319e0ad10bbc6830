import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { LoadingRows, NeedsHost, NotRead } from '../../components/needs-host.tsx';
import { NoRows, Section } from '../../components/section.tsx';
import { useLive } from '../../components/use-live.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Profile, ProfileView } from '../../../../shared/profiles/profile.ts';
import { ProfileSheet } from './profile-sheet.tsx';

/** The person's own details, by profile. What a profile holds is fetched when it is opened, and forgotten when it is closed. */
export function ProfilesView() {
  const { store, link, actions, toasts, locale } = usePanel();
  const { m } = locale;
  const { value, error, reload } = useLive(() => link.callTool('profiles_list', {}));
  const [editing, setEditing] = useState<Profile | 'new'>();
  if (store.panel.value?.connection.state !== 'connected')
    return <NeedsHost title={m.connections.needsHost} text={m.profiles.needsHostText} />;
  if (value === undefined) return error === undefined ? <LoadingRows /> : <NotRead error={error} onAgain={reload} />;
  const { profiles } = value;
  const open = async ({ id }: ProfileView) => {
    const answer = await actions.change(m.profiles.toast.read, 'profiles_get', { profile: id });
    if (answer !== undefined) setEditing(answer.profile);
  };
  const done = (text: string | undefined) => {
    setEditing(undefined);
    reload();
    if (text !== undefined) toasts.tell(text);
  };
  return (
    <>
      <Section
        title={m.profiles.list}
        end={
          <button class="link" type="button" onClick={() => setEditing('new')}>
            {m.profiles.add}
          </button>
        }
      >
        {profiles.length === 0 ? (
          <NoRows title={m.profiles.empty} text={m.profiles.emptyText} />
        ) : (
          <ul class="card list">
            {profiles.map((one) => (
              <li class="item tight" key={one.id}>
                <span class="tile sm">
                  <Icon name="form" />
                </span>
                <div class="item-t">
                  <b class="clip">{cleanLine(one.name)}</b>
                  <span>{factsOf(one)}</span>
                </div>
                <button
                  class="ibtn"
                  type="button"
                  aria-label={m.profiles.edit(cleanLine(one.name))}
                  title={m.profiles.edit(cleanLine(one.name))}
                  onClick={() => void open(one)}
                >
                  <Icon name="dots" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <p class="hint">{m.profiles.sealed}</p>
      </Section>
      {editing !== undefined && (
        <ProfileSheet
          profile={editing === 'new' ? undefined : editing}
          isOnly={profiles.length === 0}
          onDone={done}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );

  function factsOf({ details, isDefault, mayFillPrivate }: ProfileView): string {
    return [
      m.profiles.details(details.length),
      ...(isDefault ? [m.profiles.isDefault] : []),
      ...(mayFillPrivate ? [m.profiles.withPrivate] : []),
    ].join('\u00a0· ');
  }
}
