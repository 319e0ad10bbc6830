/**
 * Version of what crosses a link. It grows when an older peer would misread a newer one; `hello` compares it on both
 * sides and refuses with `link.version_mismatch`.
 */
export const PROTOCOL_VERSION = 1;
