import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { addPaper as schema } from 'shared/schemas/countries.ts'
import type { AddPaperInput, CountryPapersQuery } from '../../gql/graphql.ts'
import { day } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { ClosingForm } from '../../ui/closing-form.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import css from './countries.module.css'
import { addPaper, papersOf, removePaper } from './country-queries.ts'

const kinds = ['GOVERNMENT', 'MEDIA', 'NGO', 'RESEARCH', 'OTHER'] as const
type Paper = CountryPapersQuery['countryPapers']['nodes'][number]

/** What people collected about the country: the first package of enhanced due diligence. */
export function PapersCard({ country }: { country: string }) {
  const { t } = useWords()
  const [adds, setAdds] = useState(false)
  const may = useMay('paper.add')
  const filter = { country }
  const query = useQuery(papersOf, { variables: { filter } })
  const add = may && !adds && (
    <Button size="sm" variant="default" onClick={() => setAdds(true)}>
      {t('atlas:papers.add')}
    </Button>
  )
  return (
    <Card title={t('atlas:papers.title')} actions={<ExportLinks list="countryPapers" variables={{ filter }} />}>
      {adds && <AddPaper country={country} onClose={() => setAdds(false)} />}
      <Loaded query={query}>
        {({ countryPapers: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            !adds && (
              <Empty title={t('atlas:papers.empty')} action={add}>
                {t('atlas:papers.emptyWhy')}
              </Empty>
            )
          ) : (
            <>
              <ul className={css.papers}>
                {nodes.map(paper => (
                  <li key={paper.id}>
                    <OnePaper paper={paper} />
                  </li>
                ))}
              </ul>
              <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
              {add && <div>{add}</div>}
            </>
          )
        }
      </Loaded>
    </Card>
  )
}

function OnePaper({ paper: { id, kind, title, publisher, publishedOn, address, words, addedBy, mine } }: { paper: Paper }) {
  const { t } = useWords()
  const removing = useCommand(removePaper, ['CountryPapers'])
  return (
    <>
      <div>
        {address ? (
          <a href={address} target="_blank" rel="noopener noreferrer">
            {title}
            <span className="unseen"> {t('atlas:papers.elsewhere')}</span>
          </a>
        ) : (
          <strong>{title}</strong>
        )}
      </div>
      <div className="soft small">
        {t(`atlas:papers.kind.${kind as (typeof kinds)[number]}`)} · {publisher} · {day(publishedOn)}
      </div>
      <p>{words}</p>
      <div className="soft small">{t('atlas:papers.by', { name: addedBy })}</div>
      {mine && (
        <ConfirmButton
          size="sm"
          variant="subtle"
          word={t('atlas:papers.remove')}
          title={t('atlas:papers.removeTitle')}
          consequence={t('atlas:papers.removeConsequence', { title })}
          command={removing}
          variables={{ id }}
        />
      )}
    </>
  )
}

function AddPaper({ country, onClose }: { country: string; onClose: () => void }) {
  const { t } = useWords()
  const command = useCommand(addPaper, ['CountryPapers'])
  const inputFrom = (form: FormData): AddPaperInput => ({
    country,
    kind: String(form.get('kind')) as AddPaperInput['kind'],
    title: String(form.get('title')),
    publisher: String(form.get('publisher')),
    publishedOn: String(form.get('publishedOn')),
    address: String(form.get('address')).trim() || null,
    words: String(form.get('words')),
  })
  return (
    <ClosingForm command={command} word={t('atlas:papers.send')} schema={schema} inputFrom={inputFrom} onClose={onClose}>
      <SelectField
        name="kind"
        label={t('atlas:papers.from')}
        choices={kinds.map(one => ({ value: one, label: t(`atlas:papers.kind.${one}`) }))}
      />
      <TextField name="title" label={t('atlas:papers.name')} />
      <TextField name="publisher" label={t('atlas:papers.publisher')} />
      <TextField name="publishedOn" type="date" label={t('atlas:papers.publishedOn')} />
      <TextField name="address" label={t('atlas:papers.address')} help={t('atlas:papers.addressHelp')} optional />
      <LongField name="words" label={t('atlas:papers.words')} help={t('atlas:papers.wordsHelp')} />
    </ClosingForm>
  )
}
