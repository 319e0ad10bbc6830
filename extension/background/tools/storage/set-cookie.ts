import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { cookieSiteOf, viewOfCookie } from '../../site-data/site-cookies.ts';

export const handleStorageSetCookie: ToolHandler<'storage_set_cookie', BackgroundContext> = async ({
  tab,
  name,
  value,
  domain,
  path = '/',
  expires,
  httpOnly,
  secure,
  sameSite,
}) => {
  const { url, storeId } = await cookieSiteOf(tab);
  const set = await browser.cookies
    .set({
      url,
      name,
      value,
      path,
      ...(domain !== undefined && { domain }),
      ...(expires !== undefined && { expirationDate: Date.parse(expires) / 1000 }),
      ...(httpOnly !== undefined && { httpOnly }),
      ...(secure !== undefined && { secure }),
      ...(sameSite !== undefined && { sameSite: sameSite === 'none' ? 'no_restriction' : sameSite }),
      ...(storeId !== undefined && { storeId }),
    })
    .catch((error: unknown) => {
      throw refused(error);
    });
  // Chromium says by `null` what Firefox says by an error.
  const cookie: typeof set | null | undefined = set;
  if (cookie === null || cookie === undefined) throw refused();
  return viewOfCookie(cookie);
};

const refused = (cause?: unknown) =>
  new ArqError(
    'storage.cookie_refused',
    'The browser refuses this cookie. Its domain must be the site’s own or one above it, “secure” needs https, and “none” needs “secure”.',
    { cause },
  );
