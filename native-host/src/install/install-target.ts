import { homedir } from 'node:os';
import { arqHome } from '../store/home.ts';
import { locateArtefacts } from './artefacts.ts';
import type { InstallTarget } from './install.ts';

/** This user on this machine. */
export function currentInstallTarget(): InstallTarget {
  const configHome = process.env['XDG_CONFIG_HOME'];
  return {
    home: arqHome(),
    artefacts: locateArtefacts(),
    folders: {
      platform: process.platform,
      userHome: homedir(),
      configHome: configHome === '' ? undefined : configHome,
    },
    environment: process.env,
  };
}
