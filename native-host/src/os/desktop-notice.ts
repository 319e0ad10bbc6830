/** A notification by the operating system, for when no browser is there to show one. Words are arguments, never script. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { childEnvironment } from './child-environment.ts';

const TIMEOUT_MS = 10_000;

/** The words come through the environment, so nothing in them can be a part of the script. */
const WINDOWS_SCRIPT = `
[void][Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime]
$toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(1)
$lines = $toast.GetElementsByTagName('text')
[void]$lines.Item(0).AppendChild($toast.CreateTextNode($env:ARQ_NOTICE_TITLE))
[void]$lines.Item(1).AppendChild($toast.CreateTextNode($env:ARQ_NOTICE_TEXT))
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('ARQ').Show($toast)`;

const APPLE_SCRIPT = `on run argv
display notification (item 2 of argv) with title (item 1 of argv)
end run`;

interface NoticeCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What shows a notification on a platform. `--` ends the options, so a title may begin with a dash. */
export function noticeCommand(platform: NodeJS.Platform, title: string, text: string): NoticeCommand {
  if (platform === 'darwin') return { file: 'osascript', args: ['-e', APPLE_SCRIPT, title, text] };
  if (platform === 'win32')
    return {
      file: 'powershell.exe',
      args: ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_SCRIPT],
      env: { ARQ_NOTICE_TITLE: title, ARQ_NOTICE_TEXT: text },
    };
  return { file: 'notify-send', args: ['--app-name=ARQ', '--', title, text] };
}

/** Throws `alerts.not_delivered`. */
export async function showDesktopNotice(title: string, text: string): Promise<void> {
  const { execa } = await import('execa');
  const { file, args, env = {} } = noticeCommand(process.platform, title, text);
  try {
    await execa(file, args, {
      env: { ...childEnvironment(process.env), ...env },
      extendEnv: false,
      timeout: TIMEOUT_MS,
      stdin: 'ignore',
    });
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new ArqError(
      'alerts.not_delivered',
      isMissing
        ? `No browser is connected, and ${file} is not there to show a notification. Open the browser with ARQ, or install it.`
        : `No browser is connected, and ${file} could not show a notification. Open the browser with ARQ.`,
      { cause },
    );
  }
}
