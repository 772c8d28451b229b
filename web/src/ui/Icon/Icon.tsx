/** Line icons, 24 × 24, drawn in the text colour. They decorate: the words beside them carry the meaning. */
const kPaths = {
  home: 'M3 11.5 12 4l9 7.5M5.5 9.8V20h4.75v-5.5h3.5V20h4.75V9.8',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 20.5 20.5',
  building: 'M4 20.5h16M6 20.5v-16h8v16M14 9.5h4v11M9 8h2M9 11.5h2M9 15h2',
  people: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.4-3.4 3-5.5 6.5-5.5s6.1 2.1 6.5 5.5M15.5 5.2a3.2 3.2 0 0 1 0 5.9M17.5 14.5c2.2.7 3.7 2.5 4 5',
  inbox: 'M4 13.5 6.5 5h11L20 13.5V19H4v-5.5Zm0 0h5l1 2.5h4l1-2.5h5',
  upload: 'M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15.5v4h15v-4',
  download: 'M12 4.5v11M7.5 11 12 15.5 16.5 11M4.5 15.5v4h15v-4',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  log: 'M6 3.5h12v17H6v-17ZM9 8h6M9 12h6M9 16h4',
  settings: 'M4 7h9M17 7h3M15 4.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM4 17h3M11 17h9M9 14.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  user: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6',
  mail: 'M3.5 5.5h17v13h-17v-13Zm0 .5 8.5 7 8.5-7',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  check: 'M4.5 12.5 10 18 19.5 6.5',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.2v.6',
  success: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8 12.3l2.8 2.8L16 9.3',
  warning: 'M12 3.8 21.5 20h-19L12 3.8ZM12 10v4.5M12 16.7v.6',
  error: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7l5-5ZM12 7.5V13M12 15.8v.6',
  lock: 'M5.5 10.5h13v10h-13v-10ZM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5',
  key: 'M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM11 12.7 19.5 4.5M16 8l2.8 2.8',
  signout: 'M10 4.5H4.5v15H10M15 8l4.5 4-4.5 4M19 12H9',
  shield: 'M12 3.5 4.5 6v6c0 4.2 3 7.2 7.5 8.5 4.5-1.3 7.5-4.3 7.5-8.5V6L12 3.5ZM8.5 12l2.5 2.5 4.5-5',
  print: 'M7 8.5v-5h10v5M7 16.5H4v-8h16v8h-3M7 13.5h10v7H7v-7Z',
  copy: 'M8.5 8.5h11v12h-11v-12ZM15.5 8.5v-5h-11v12h4',
  calendar: 'M4 5.5h16v15H4v-15ZM4 10h16M8 3.5v4M16 3.5v4',
  share: 'M7 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM17 4a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM17 15a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9.2 10.8l5.6-3.1M9.2 13.2l5.6 3.1',
  columns: 'M4 5h16v14H4V5ZM9.3 5v14M14.7 5v14',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4h-4',
  plus: 'M12 5v14M5 12h14',
  trash: 'M4.5 6.5h15M9 6.5v-3h6v3M6.5 6.5l1 14h9l1-14M10 10.5v6M14 10.5v6',
  star: 'M12 3.8l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8L12 3.8Z',
  arrow: 'M5 12h14M13.5 6.5 19 12l-5.5 5.5',
} as const

export type IconName = keyof typeof kPaths

export function Icon({ name, className = 'icon' }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={kPaths[name]} />
    </svg>
  )
}
