import { day } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import type { OwnResponse } from './own-response.ts'

/** More time than was asked for at first: by whom, until when, and in which words. */
export function Extended({ response: { extendedFrom, extendedBy, extensionWords, dueOn } }: { response: OwnResponse }) {
  const { t } = useWords()
  return (
    <Notice tone="moving" title={t('waves:extended.title')}>
      <p>{t('waves:extended.told', { name: extendedBy ?? '', before: day(extendedFrom ?? dueOn), day: day(dueOn) })}</p>
      {extensionWords && <p className="words">{extensionWords}</p>}
    </Notice>
  )
}
