const SECRET_NAME =
  /token|secret|passw|api_?key|private_?key|access_?key|credential|auth(?!or)|cookie|session_?key|^arq_|^node_options$|^ld_preload$|^npm_config_/i;
/** Carries an address, not a secret, and desktop programs need it. */
const ALLOWED = new Set(['XAUTHORITY', 'SSH_AUTH_SOCK']);

/** The host's environment without what looks like a secret, for programs it starts. A proxy's password goes as well. */
export function childEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || (SECRET_NAME.test(name) && !ALLOWED.has(name))) continue;
    kept[name] = withoutUserInfo(value);
  }
  return kept;
}

function withoutUserInfo(value: string): string {
  return value.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/@\s]+@/i, '$1');
}
