/** Lists of names that can be loaded. */
export const listCodes = ['UN', 'OFAC', 'EU'] as const
export type ListCode = (typeof listCodes)[number]

export const entryKinds = ['PERSON', 'COMPANY', 'VESSEL', 'AIRCRAFT'] as const
export type EntryKind = (typeof entryKinds)[number]

/** How good a name is, as the publisher says; a weak alias alone raises little. */
export const nameQualities = ['MAIN', 'ORIGINAL', 'STRONG', 'FORMER', 'WEAK'] as const
export type NameQuality = (typeof nameQualities)[number]

/** ALERT: most likely the same; REVIEW: worth a look (domain reference 12.8). */
export const hitBands = ['ALERT', 'REVIEW'] as const
export type HitBand = (typeof hitBands)[number]
