import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';

/** The picture's address once it is there. */
export function usePicture(id: string | undefined): string | undefined {
  const { pictures } = usePanel();
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly address: string } | undefined>(undefined);
  useEffect(() => {
    if (id === undefined) return undefined;
    let isCurrent = true;
    const load = async () => {
      const address = await pictures.load(id);
      if (isCurrent && address !== undefined) setLoaded({ id, address });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [id, pictures]);
  if (id === undefined) return undefined;
  return loaded?.id === id ? loaded.address : pictures.peek(id);
}

interface ThumbProps {
  readonly id: string;
  readonly label: string;
  readonly onOpen: () => void;
}

/** A small picture that leads to the journal. */
export function Thumb({ id, label, onOpen }: ThumbProps) {
  const address = usePicture(id);
  if (address === undefined) return null;
  return (
    <button class="thumb" type="button" aria-label={label} title={label} onClick={onOpen}>
      <img src={address} alt="" decoding="async" />
    </button>
  );
}
