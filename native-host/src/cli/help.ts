export const helpText = `ARQ does in your own browser what you say in plain words, shows its plan, and keeps proof of every step.

  arq run "COMMAND"    carry out a sentence, in English or Russian
      --url URL            on this page, in a new tab
      --tab ID             in this tab, an id from: arq call tabs_list
      --browser NAME       chromium, firefox, chrome, edge or brave; default: the one that is connected, or any
      --headless           without a window, when a browser has to be started
      --approve LEVEL      allow without asking: act (what changes a page) or danger (also what sends, deletes, runs)
      --json               print one object: runId, status, steps, message, answer
  arq browser          open a browser with ARQ, and keep it open (--browser, --url, --headless)
  arq start            open it with the practice page; without a display, show a sample run there
  arq setup            register ARQ with a browser of yours (--browser NAME, --uninstall)
  arq status           the host, its browsers and its runs (--json)
  arq health           how the running host is, part by part, and what to do (--json)
  arq logs             the host's log, readable on a terminal, JSON when piped (-f, --level warn, --trace ID, -n LINES)
  arq audit verify     compare every row of the audit trail with its hash and its anchors, name the first altered one
  arq audit list       who did what, where, with which values, who allowed it (--actor, --what, --from 2h, --outcome failed, …)
  arq audit export     the same as JSON Lines, or as CSV with --format csv
  arq doctor           check the installation and say how to repair it
  arq call TOOL JSON   call one tool and print what it answers
  arq approvals        decide here what clients ask for, as it comes (or: allow ID, deny ID)
  arq clients          connected programs, what each may and did last; arq clients revoke NAME takes it all back
  arq grants           what clients may do without asking: arq grants add NAME act --site SITE [--for 8h], revoke ID
  arq token            make, list, rotate and revoke tokens for programs: arq token create NAME
  arq profiles         your own details for forms, kept sealed: arq profiles list, get NAME, delete NAME,
                       set NAME [--default] [--fill-private] with the details as JSON on standard input or in --file
  arq mcp              serve an MCP client on stdin and stdout, in the browsers that are connected
      --browser NAME       or in one that is started for it and ends with it (--headless, --temporary)
      --grant LEVEL        allow it without asking: act or danger; default: read, and a person is asked
      --tools NAMES        core (default), all, or areas with commas between
      --print-config NAME  a snippet for claude-desktop, claude-code, cursor, vscode or windsurf
  arq host             run the host here (--detach), or end it: arq host stop
      --http[=PORT]        serve REST, MCP and events on this computer's loopback address as well

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a question or an approval is open.
ARQ keeps its data in ARQ_HOME; see \`arq status\`. ARQ_CHROMIUM and ARQ_FIREFOX name browsers that are not found.`;
