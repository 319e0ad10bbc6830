import { useState } from 'preact/hooks';
import { ConfirmSheet } from '../../components/confirm-sheet.tsx';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/section.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { SwitchRow } from '../../components/switch-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { type DetailName, type Profile, profileValues } from '../../../../shared/profiles/profile.ts';

interface ProfileSheetProps {
  /** Undefined: a new one. */
  readonly profile: Profile | undefined;
  /** There is no other yet, so that it will be the default anyway. */
  readonly isOnly: boolean;
  readonly onDone: (said: string | undefined) => void;
  readonly onClose: () => void;
}

type Group = 'person' | 'contact' | 'address' | 'work' | 'private';

const groups: readonly (readonly [Group, readonly DetailName[]])[] = [
  ['person', ['firstName', 'middleName', 'lastName', 'fullName', 'birthday']],
  ['contact', ['emailAddress', 'phone', 'username']],
  [
    'address',
    ['addressStreet', 'addressStreet2', 'addressPostalCode', 'addressCity', 'addressProvince', 'addressCountryCode'],
  ],
  ['work', ['organization', 'jobTitle']],
  ['private', ['password', 'cardName', 'cardNumber', 'expiration', 'cardSecurityCode']],
];

/** Shown as dots while they are entered; the card's name and end stand on its front. */
const hidden: ReadonlySet<DetailName> = new Set<DetailName>(['password', 'cardNumber', 'cardSecurityCode']);

/** One profile, to be entered or changed. An empty line is no detail. */
export function ProfileSheet({ profile, isOnly, onDone, onClose }: ProfileSheetProps) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const [name, setName] = useState(profile?.name ?? '');
  const [texts, setTexts] = useState<Profile['values']>(profile?.values ?? {});
  const [isDefault, setDefault] = useState(profile?.isDefault ?? isOnly);
  const [mayFillPrivate, setMayFillPrivate] = useState(profile?.mayFillPrivate ?? false);
  const [isRemoving, setRemoving] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const written = Object.entries(texts).flatMap(([key, text = '']) => (text.trim() === '' ? [] : [[key, text.trim()]]));
  const parsed = profileValues.safeParse(Object.fromEntries(written));
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const hintOf = (detail: DetailName) => {
    if (detail === 'birthday') return { hint: m.profiles.badDate };
    return detail === 'expiration' ? { hint: m.profiles.badExpiration } : {};
  };
  const save = async () => {
    if (!parsed.success) return;
    setBusy(true);
    const answer = await actions.change(m.profiles.toast.save, 'profiles_set', {
      ...(profile === undefined ? {} : { id: profile.id }),
      name: name.trim(),
      isDefault,
      mayFillPrivate,
      values: parsed.data,
    });
    setBusy(false);
    if (answer !== undefined) onDone(m.profiles.saved(cleanLine(answer.profile.name)));
  };
  const remove = async (id: string) => {
    const answer = await actions.change(m.profiles.toast.remove, 'profiles_delete', { profile: id });
    onDone(answer === undefined ? undefined : m.profiles.removed(cleanLine(answer.name)));
  };
  if (isRemoving && profile !== undefined)
    return (
      <ConfirmSheet
        title={m.profiles.removeTitle(cleanLine(profile.name))}
        text={m.profiles.removeText}
        yes={m.profiles.remove}
        onYes={() => remove(profile.id)}
        onClose={onClose}
      />
    );
  return (
    <Sheet title={profile === undefined ? m.profiles.newProfile : cleanLine(profile.name)} onClose={onClose}>
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (event.isTrusted) void save();
        }}
      >
        <TextField
          label={m.profiles.name}
          placeholder={m.profiles.nameHint}
          value={name}
          maxLength={60}
          isRequired
          onInput={setName}
        />
        {groups.map(([group, details]) => (
          <Section title={m.profiles.groups[group]} key={group}>
            {details.map((detail) => (
              <TextField
                key={detail}
                label={m.profiles.fields[detail]}
                type={hidden.has(detail) ? 'password' : 'text'}
                value={texts[detail] ?? ''}
                maxLength={500}
                {...(wrong.has(detail) ? hintOf(detail) : {})}
                onInput={(text) => setTexts((all) => ({ ...all, [detail]: text }))}
              />
            ))}
            {group === 'private' && (
              <SwitchRow
                title={m.profiles.mayFillPrivate}
                text={m.profiles.mayFillPrivateText}
                isOn={mayFillPrivate}
                onSwitch={setMayFillPrivate}
              />
            )}
          </Section>
        ))}
        {profile?.isDefault !== true && !isOnly && (
          <SwitchRow title={m.profiles.makeDefault} isOn={isDefault} onSwitch={setDefault} />
        )}
        <button
          class="btn primary lg block"
          type="submit"
          disabled={isBusy || name.trim() === '' || written.length === 0 || !parsed.success}
        >
          {m.profiles.save}
        </button>
        {profile !== undefined && (
          <button class="btn danger-ghost block" type="button" onClick={() => setRemoving(true)}>
            <Icon name="trash" />
            {m.profiles.remove}
          </button>
        )}
      </form>
    </Sheet>
  );
}
