/** Closed lists of what somebody tells us who speaks up (domain reference 9.5). Their labels, in plain words, stand in locales/…/speak.json. */

/** What it is about, grouped as people look for it: the Annex II and type-2 codes that a person outside the trade can tell apart. */
export const topicGroups = {
  work: ['T2-S2', 'T2-S3', 'T2-S4', 'AII-A2', 'AII-A3'],
  neighbours: ['T2-S5', 'T2-S8', 'T2-S6', 'T2-S7'],
  nature: ['T2-E5', 'T2-E3', 'T2-E4', 'T2-E6', 'T2-E2', 'T2-E1'],
  people: ['AII-A1', 'AII-A4', 'AII-C', 'AII-B', 'AII-A5'],
  money: ['AII-D', 'T2-G1', 'AII-E', 'AII-F'],
  other: ['OTHER'],
} as const
export type TopicGroup = keyof typeof topicGroups
export type Topic = (typeof topicGroups)[TopicGroup][number]
export const topics = Object.values(topicGroups).flat() as [Topic, ...Topic[]]

/** How the person stands to what happened. */
export const relations = ['WORKER', 'RESIDENT', 'SUPPLIER', 'NGO', 'OTHER'] as const
export type Relation = (typeof relations)[number]

export const ongoingAnswers = ['YES', 'NO', 'UNKNOWN'] as const
export type Ongoing = (typeof ongoingAnswers)[number]

/** In which handlers may be able to read and answer by themselves. Anybody may write in any other. */
export const answerLanguages = [
  'zh',
  'en',
  'fr',
  'mn',
  'ug',
  'kk',
  'ff',
  'man',
  'sus',
  'id',
  'ms',
  'vi',
  'hi',
  'or',
  'ar',
  'ru',
  'tr',
  'pt',
  'es',
  'de',
] as const
export type AnswerLanguage = (typeof answerLanguages)[number]

/** With whom who the person is may be shared. */
export const sharings = ['HANDLER', 'COMMITTEE', 'SUPPLIER', 'NOBODY'] as const
export type Sharing = (typeof sharings)[number]

/** Was it solved, says the person. */
export const solvedAnswers = ['YES', 'PARTLY', 'NO'] as const
export type Solved = (typeof solvedAnswers)[number]

/** What may come along: of these what hides in a file can be taken out. */
export const speakFileTypes = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/amr': 'amr',
} as const
export type SpeakFileType = keyof typeof speakFileTypes

/** How much comes along: one file, one report with all its files, and how many. */
export const speakFileLimits = { fileBytes: 25_000_000, reportBytes: 60_000_000, files: 10 } as const
