import { isWord, useWords } from '../../lib/words.ts'

/** What a case is about, in the words of the public form; a code that has none is shown as it is. */
export function useTopicWord(): (topic: string | null | undefined) => string {
  const { t } = useWords()
  return topic => {
    if (!topic) return t('grievances:inbox.noTopic')
    const key = `speak:topic.${topic}`
    return isWord(key) ? t(key) : topic
  }
}
