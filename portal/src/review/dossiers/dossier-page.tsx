import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { closeDossier as closeSchema } from 'shared/schemas/red-flags.ts'
import { faultsOf } from '../../lib/check.ts'
import { StoryCard } from '../../lib/story.tsx'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LoadedRecord } from '../../ui/loaded-record.tsx'
import { Page } from '../../ui/page.tsx'
import { Said } from '../../ui/verdict.tsx'
import { FlagLines } from '../flags/flag-lines.tsx'
import { closeDossier, dossierPage, type ShownDossier } from './dossier-queries.ts'
import { dossierTones } from './dossiers-page.tsx'
import { PackageCard } from './package-card.tsx'

/** One dossier: what calls for it, its seven packages, and its end. */
export function DossierPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(dossierPage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <LoadedRecord query={query} record={data => data.dossier}>
      {dossier => (
        <Page
          title={t('flags:dossiers.title', { supplier: dossier.supplier.name })}
          lead={t('flags:dossiers.of', { done: dossier.done })}
          back={{ to: '/dossiers', word: t('flags:tabs.dossiers') }}
          badge={<Badge tone={dossierTones[dossier.status]}>{t(`flags:dossierState.${dossier.status}`)}</Badge>}
        >
          <Columns>
            <Column>
              {dossier.packages.map((one, at) => (
                <PackageCard key={one.id} dossier={dossier} part={one} letter={String.fromCharCode(97 + at)} />
              ))}
            </Column>
            <Column>
              <CallsFor dossier={dossier} />
              <Close dossier={dossier} />
              <StoryCard filter={{ subjectId: id }} />
            </Column>
          </Columns>
        </Page>
      )}
    </LoadedRecord>
  )
}

function CallsFor({ dossier }: { dossier: ShownDossier }) {
  const { t } = useWords()
  return (
    <Card title={t('flags:dossiers.calls')}>
      <FlagLines flags={dossier.flags} />
      <Link to={`/suppliers/${dossier.supplier.id}`}>{t('flags:flags.seeSupplier')}</Link>
    </Card>
  )
}

function Close({ dossier }: { dossier: ShownDossier }) {
  const { t } = useWords()
  const command = useCommand(closeDossier, ['Dossiers', 'Flags', 'FlagCounts', 'Story', 'MyWork'])
  if (dossier.closedWords)
    return (
      <Card title={t('flags:dossiers.closeWords')}>
        <Said words={dossier.closedWords} by={dossier.closedBy ?? null} />
      </Card>
    )
  if (!dossier.allowedActions.includes('dossier.close')) return null
  const inputFrom = (form: FormData) => ({ id: dossier.id, version: dossier.version, words: String(form.get('words')) })
  return (
    <Card title={t('flags:dossiers.close')}>
      <Form
        command={command}
        word={t('flags:dossiers.close')}
        check={form => faultsOf(closeSchema, inputFrom(form))}
        onSend={form => command.run({ input: inputFrom(form) })}
      >
        <LongField name="words" label={t('flags:dossiers.closeWords')} help={t('flags:dossiers.closeHelp')} />
      </Form>
    </Card>
  )
}
