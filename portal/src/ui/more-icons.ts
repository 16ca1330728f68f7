/** Drawings for the pages behind sign-in; the first script does without them. */
export const moreIcons = {
  work: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h3',
  overview: 'M4 20h16M6 16v-4M11 16V6M16 16V9',
  suppliers: 'M4 20V9l5 3V9l5 3V5h6v15zM8 16h2M14 16h2',
  responses: 'M6 3h9l4 4v14H6zM14 3v5h5M9 13l2 2 4-4',
  library: 'M4 6h6l2 2h8v11H4zM4 11h16',
  flag: 'M6 21V4h12l-2.500 4.500L18 13H6',
  history: 'M12 7v5l3 2M4 12a8 8 0 1 0 2.5-5.800M4 4v4h4',
  members:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20c0-3.500 2.500-6 6-6s6 2.500 6 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3 2.800 3 5.500',
  away: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15h6',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  filter: 'M4 5h16l-6 8v6l-4-2v-4z',
  programme: 'M4 21h16M6 21V8l6-4 6 4v13M10 21v-5h4v5M10 11h4',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.500 2h-15zM10 21h4',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.8-3.800 3.600-6 7.500-6s6.700 2.200 7.500 6',
  mailbox: 'M3 6h18v13H3zM3 7l9 7 9-7',
  plus: 'M12 5v14M5 12h14',
  file: 'M6 3h8l4 4v14H6zM13 3v5h5',
  upload: 'M12 16V5M7.500 9.500L12 5l4.500 4.500M4 19h16',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  download: 'M12 4v11M7.500 10.500L12 15l4.500-4.500M4 19h16',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L20 20',
  leave: 'M14 4H5v16h9M10 12h10M16.500 8l4 4-4 4',
  open: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 2.500 4 5.500 4 9s-1 6.500-4 9c-3-2.500-4-5.500-4-9s1-6.500 4-9z',
  cases: 'M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5',
  undo: 'M8 6L4 10l4 4M4 10h10a5 5 0 0 1 0 10h-3',
} as const

export type MoreIcon = keyof typeof moreIcons
