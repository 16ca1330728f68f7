import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { day } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import type { ListedFile } from './received-file.ts'

const isKind = (key: string | null | undefined): key is keyof typeof evidenceKinds => Boolean(key && Object.hasOwn(evidenceKinds, key))

export function KindName({ kind }: { kind: string | null | undefined }) {
  const { t, locale } = useWords()
  return isKind(kind) ? evidenceKinds[kind][locale] : <span className="soft">{t('evidence:file.kindNone')}</span>
}

/** What the supplier says a paper is. */
export function FileFacts({ file }: { file: ListedFile }) {
  const { t } = useWords()
  return (
    <Facts>
      <Fact word={t('evidence:file.kind')}>
        <KindName kind={file.kind} />
      </Fact>
      {file.number && (
        <Fact word={t('evidence:file.number')}>
          <span className="words">{file.number}</span>
        </Fact>
      )}
      {file.issuer && (
        <Fact word={t('evidence:file.issuer')}>
          <span className="words">{file.issuer}</span>
        </Fact>
      )}
      {file.issuedOn && <Fact word={t('evidence:file.issuedOn')}>{day(file.issuedOn)}</Fact>}
      {file.expiresOn && <Fact word={t('evidence:file.expiresOn')}>{day(file.expiresOn)}</Fact>}
    </Facts>
  )
}
