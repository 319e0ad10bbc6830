import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { watchPage } from '../../watch/watched-pages.ts';

export const handleFrameWatched: ToolHandler<'frame_watched', ContentContext> = async ({ channel }, { lifetime }) => {
  const { since, dropped, holdsPrivate, entries } = watchPage(channel, lifetime);
  return {
    since,
    dropped,
    holdsPrivate,
    lines: entries.filter((entry) => entry.kind === 'console'),
    bodies: entries.filter((entry) => entry.kind === 'body'),
  };
};
