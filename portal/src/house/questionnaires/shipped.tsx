import { useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { diffTemplates, isUnchanged, type TemplateDifference } from 'shared/questionnaires/diff-templates.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Difference } from './difference.tsx'
import { PublishButton } from './publish-button.tsx'
import { type Listed, questionnaireContent } from './templates-list.ts'

const shippedCode = 'KYS'

interface Offer {
  readonly template: Template
  readonly difference: TemplateDifference
}

/** The shipped questionnaire with the programme's own thresholds, where it says something else than the programme's. */
async function offerFor(present: Template): Promise<Offer | null> {
  const { kysTemplate } = await import('shared/questionnaires/kys/template.ts')
  const template = { ...kysTemplate, version: present.version + 1, settings: { ...kysTemplate.settings, ...present.settings } }
  const difference = diffTemplates(present, template)
  return isUnchanged(difference) ? null : { template, difference }
}

/** The KYS that comes with the product, offered where the programme's is another. */
export function Shipped({ newest }: { newest: Listed }) {
  return newest.code === shippedCode ? <ShippedKys id={newest.id} version={newest.version} /> : null
}

function ShippedKys({ id, version }: { id: string; version: number }) {
  const { t } = useWords()
  const { data } = useQuery(questionnaireContent, { variables: { id } })
  const [offer, setOffer] = useState<Offer | null>(null)
  const content = data?.template?.content as Template | undefined
  useEffect(() => {
    if (content) void offerFor({ ...content, version }).then(setOffer)
  }, [content, version])
  if (!offer) return null
  return (
    <Notice tone="resting" title={t('templates:shipped.title')}>
      <p>{t('templates:shipped.note')}</p>
      <details>
        <summary>{t('templates:shipped.show')}</summary>
        <Difference difference={offer.difference} after={offer.template} />
        <PublishButton
          template={offer.template}
          basedOn={id}
          word={t('templates:shipped.adopt')}
          title={t('templates:shipped.adoptTitle')}
        />
      </details>
    </Notice>
  )
}
