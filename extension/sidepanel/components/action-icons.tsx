/** What one can do as icons: 20 px box, 1.5 px stroke, round caps and joins. */
export const actionIcons = {
  search: () => (
    <>
      <circle cx="9" cy="9" r="5.3" />
      <path d="m13 13 3.7 3.7" />
    </>
  ),
  plus: () => <path d="M10 4v12M4 10h12" />,
  x: () => <path d="M5.2 5.2l9.6 9.6M14.8 5.2l-9.6 9.6" />,
  check: () => <path d="m4.5 10.5 3.6 3.7 7.4-8.2" />,
  right: () => <path d="m8 5 5 5-5 5" />,
  down: () => <path d="m5 8 5 5 5-5" />,
  up: () => <path d="m5 12 5-5 5 5" />,
  left: () => <path d="m12 5-5 5 5 5" />,
  send: () => <path d="M10 16V4.5M5 9.3l5-5 5 5" />,
  copy: () => (
    <>
      <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
      <path d="M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7" />
    </>
  ),
  external: () => (
    <path d="M8 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16h9a1.5 1.5 0 0 0 1.5-1.5V12M11.5 4H16v4.5M16 4l-7 7" />
  ),
  download: () => <path d="M10 3.5v9M6 9l4 4 4-4M3.5 16.5h13" />,
  play: () => <path d="M6.5 4.2v11.6l9-5.8z" />,
  pause: () => <path d="M7 4.5v11M13 4.5v11" />,
  stop: () => <rect x="5" y="5" width="10" height="10" rx="2" />,
  retry: () => <path d="M16.4 10a6.4 6.4 0 1 1-2-4.6l2 1.8M16.4 3.8v3.4H13" />,
  edit: () => <path d="M12.8 4.2l3 3L7.3 15.7l-3.8.8.8-3.8zM11 6l3 3" />,
  trash: () => <path d="M3.5 5.5h13M8 5.5V3.8h4v1.7M5.2 5.5l.7 11h8.2l.7-11M8.5 8.7v4.6M11.5 8.7v4.6" />,
  undo: () => <path d="M7 4 3.5 7.5 7 11M3.5 7.5h8a4.3 4.3 0 0 1 0 8.6H8" />,
  dots: () => (
    <g fill="currentColor" stroke="none">
      <circle cx="4.5" cy="10" r="1.5" />
      <circle cx="10" cy="10" r="1.5" />
      <circle cx="15.5" cy="10" r="1.5" />
    </g>
  ),
  minus: () => <path d="M4 10h12" />,
  arrow: () => <path d="M4 10h12M11.3 5.3 16 10l-4.7 4.7" />,
} as const;
