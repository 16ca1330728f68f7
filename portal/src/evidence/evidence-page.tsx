import { useQuery } from '@apollo/client/react'
import { Link, useNavigate, useParams } from 'react-router'
import { bytes } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { sideOf } from '../lib/side.ts'
import { Story } from '../lib/story.tsx'
import { useWords } from '../lib/words.ts'
import { Card, Column, Columns } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, NotFound } from '../ui/trouble.tsx'
import { When } from '../ui/when.tsx'
import { DecideFile } from './decide-file.tsx'
import { DescribeFile } from './describe-file.tsx'
import css from './evidence.module.css'
import { evidenceFile, type FullFile } from './file-fields.ts'
import { EvidenceBadge } from './file-line.tsx'
import { FilePicker } from './file-picker.tsx'
import { FileView } from './file-view.tsx'
import { HeldWhy } from './held-why.tsx'
import { UploadRow } from './upload-row.tsx'
import { addFiles } from './uploads.ts'
import { useArrivals } from './use-arrivals.ts'

/** One file: how it looks, what it is, where it is used, which versions there are, who opened it. */
export function EvidencePage() {
  const { id = '' } = useParams()
  const query = useQuery(evidenceFile, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ evidenceFile }) => (evidenceFile ? <Shown key={evidenceFile.id} file={evidenceFile} refresh={query.refetch} /> : <NotFound />)}
    </Loaded>
  )
}

function Shown({ file, refresh }: { file: FullFile; refresh: () => unknown }) {
  const { t } = useWords()
  const side = sideOf(useViewer())
  const back =
    side === 'supplier'
      ? { to: '/library', word: t('evidence:library.title') }
      : { to: `/suppliers/${file.supplier.id}`, word: file.supplier.name }
  return (
    <Page title={file.name} back={back} badge={<EvidenceBadge state={file.state} />}>
      <Standing file={file} side={side} />
      <DecideFile file={file} />
      <Columns>
        <Column>
          <Card>
            <FileView file={file} own refetch={['EvidenceFile']} />
          </Card>
          <DescribeFile file={file} refresh={refresh} />
          <Card title={t('evidence:file.facts')}>
            <Facts>
              <Fact word={t('evidence:file.received')}>
                <When at={file.uploadedAt} /> · {file.uploadedBy}
              </Fact>
              <Fact word={t('evidence:file.size')}>{bytes(file.size)}</Fact>
              <Fact word={t('evidence:file.type')}>
                <code>{file.type}</code>
              </Fact>
              <Fact word={t('evidence:file.sha256')}>
                <code>{file.sha256}</code>
              </Fact>
            </Facts>
          </Card>
        </Column>
        <Column>
          <Uses file={file} side={side} />
          <Revisions file={file} />
          <Openings file={file} />
          <Card title={t('answers:story.title')}>
            <Story filter={{ subjectId: file.id }} />
          </Card>
        </Column>
      </Columns>
    </Page>
  )
}

/** What is the matter with it, and what to do. */
function Standing({ file, side }: { file: FullFile; side: 'house' | 'supplier' }) {
  const { t } = useWords()
  return (
    <>
      {file.replacedById && (
        <Notice tone="waiting">
          {t('evidence:file.replaced')}{' '}
          <Link to={`/evidence/${file.revisions.at(-1)?.id ?? file.replacedById}`}>{t('evidence:file.toNewest')}</Link>
        </Notice>
      )}
      {file.state === 'HELD' && (
        <>
          <HeldWhy reasons={file.heldReasons} />
          <p>{t(side === 'supplier' ? 'evidence:file.heldNext' : 'evidence:file.heldNextReviewer')}</p>
        </>
      )}
      {file.state === 'REFUSED' && (
        <Notice tone="trouble" title={t('evidence:file.refused')}>
          {file.decisionWords && <blockquote className="words">{file.decisionWords}</blockquote>}
          {side === 'supplier' && <p>{t('evidence:file.refusedHow')}</p>}
        </Notice>
      )}
      {file.state === 'NOT_SCANNED' && <p className="soft small">{t('evidence:file.notScanned')}</p>}
    </>
  )
}

function Uses({ file: { uses }, side }: { file: FullFile; side: 'house' | 'supplier' }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('evidence:file.used')}>
      {uses.length === 0 ? (
        <p className="soft">{t('evidence:file.usedNone')}</p>
      ) : (
        <ul className={css.plain}>
          {uses.map(({ responseId, question, round, title }) => (
            <li key={`${responseId} ${question} ${round}`}>
              <Link to={`/responses/${responseId}${side === 'house' ? '/review' : ''}#${question}`}>
                {title[locale]} · {question}
              </Link>
              <div className="soft small">
                {round === null || round === undefined ? t('evidence:file.usedNow') : t('evidence:file.usedRound', { round })}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Revisions({ file }: { file: FullFile }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const account = useViewer().account?.id ?? ''
  const place = `revision:${file.id}`
  const uploads = useArrivals(place, ([arrived]) => void (arrived && navigate(`/evidence/${arrived.received.id}`)))
  const take = (picked: readonly File[]): void => addFiles(picked.slice(0, 1), { account, place, revisionOf: file.id })
  return (
    <Card title={t('evidence:file.revisions')}>
      <ol className={css.plain}>
        {file.revisions.toReversed().map(({ id, name, revision, state, uploadedAt, uploadedBy }) => (
          <li key={id} className={css.revision}>
            <span>{t('evidence:field.revision', { revision })}</span>
            {id === file.id ? (
              <strong className="words">{name}</strong>
            ) : (
              <Link to={`/evidence/${id}`} className="words">
                {name}
              </Link>
            )}
            <EvidenceBadge state={state} />
            <span className="soft small">
              {uploadedBy} · <When at={uploadedAt} />
            </span>
          </li>
        ))}
      </ol>
      {file.allowedActions.includes('evidence.replace') && (
        <div className={css.replace}>
          {uploads.length > 0 ? (
            <ul className={css.files}>
              {uploads.map(upload => (
                <UploadRow key={upload.key} upload={upload} onPick={take} />
              ))}
            </ul>
          ) : (
            <FilePicker small word={t('evidence:file.replace')} onPick={take} />
          )}
          <p className="soft small">{t('evidence:file.revisionsHow')}</p>
        </div>
      )}
    </Card>
  )
}

function Openings({ file: { openings } }: { file: FullFile }) {
  const { t } = useWords()
  return (
    <Card title={t('evidence:file.openings')}>
      {openings.length === 0 ? (
        <p className="soft">{t('evidence:file.openingsNone')}</p>
      ) : (
        <ul className={css.plain}>
          {openings.map(({ by, at }) => (
            <li key={`${by} ${at}`}>
              {by}{' '}
              <span className="soft small">
                <When at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
