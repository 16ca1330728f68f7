import { useQuery } from '@apollo/client/react'
import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { rhythms } from 'shared/rules/digest.ts'
import { graphql } from '../gql/gql.ts'
import { useMay } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { When } from '../ui/when.tsx'
import css from './account.module.css'

const ownDigest = graphql(`
  query OwnDigest { digest { rhythm } }
`)
const setDigest = graphql(`
  mutation SetDigest($rhythm: Rhythm!) { setDigest(rhythm: $rhythm) { rhythm } }
`)
const ownCalendar = graphql(`
  query OwnCalendar { calendarLink { createdAt } }
`)
const renewCalendarLink = graphql(`
  mutation RenewCalendarLink { renewCalendarLink { createdAt url } }
`)
const switchOffCalendarLink = graphql(`
  mutation SwitchOffCalendarLink { switchOffCalendarLink }
`)

/** How one hears of what waits besides opening the product: by mail, and in one's own calendar. */
export function DeadlineCards() {
  const mail = useMay('digest.set')
  const calendar = useMay('calendarLink.renew')
  return (
    <>
      {mail && <DigestCard />}
      {calendar && <CalendarCard />}
    </>
  )
}

function DigestCard() {
  const { t } = useWords()
  const { data } = useQuery(ownDigest, { fetchPolicy: 'cache-and-network' })
  const setting = useCommand(setDigest, ['OwnDigest'])
  return (
    <Card title={t('calendar:digest.title')}>
      <p className="soft">{t('calendar:digest.help')}</p>
      <fieldset className={css.group}>
        <legend className="unseen">{t('calendar:digest.title')}</legend>
        {rhythms.map(rhythm => (
          <Radio
            key={rhythm}
            name="rhythm"
            label={t(`calendar:digest.${rhythm}`)}
            checked={data?.digest.rhythm === rhythm}
            disabled={!data || setting.busy}
            onChange={() => void setting.run({ rhythm })}
          />
        ))}
      </fieldset>
      {setting.sentence && (
        <Notice tone="trouble" live>
          {setting.sentence}
        </Notice>
      )}
    </Card>
  )
}

function CalendarCard() {
  const { t } = useWords()
  const { data } = useQuery(ownCalendar, { fetchPolicy: 'cache-and-network' })
  const renewing = useCommand(renewCalendarLink, ['OwnCalendar'])
  const stopping = useCommand(switchOffCalendarLink, ['OwnCalendar'])
  const [address, setAddress] = useState<string | null>(null)
  const make = async () => {
    const made = await renewing.run({})
    setAddress(made?.renewCalendarLink.url ?? null)
    return made
  }
  const link = data?.calendarLink
  const [before = '', after = ''] = t('calendar:link.since', { when: '\u0000' }).split('\u0000')
  return (
    <Card title={t('calendar:link.title')}>
      <p className="soft">{t('calendar:link.help')}</p>
      {address ? (
        <NewAddress address={address} />
      ) : (
        <p>
          {link ? (
            <>
              {before}
              <When at={link.createdAt} />
              {after}
            </>
          ) : (
            t('calendar:link.none')
          )}
        </p>
      )}
      {renewing.sentence && (
        <Notice tone="trouble" live>
          {renewing.sentence}
        </Notice>
      )}
      <ButtonRow>
        {link ? (
          <>
            <ConfirmButton
              variant="default"
              word={t('calendar:link.renew')}
              title={t('calendar:link.renewTitle')}
              consequence={t('calendar:link.renewConsequence')}
              command={{ ...renewing, run: make }}
              variables={{}}
            />
            <ConfirmButton
              variant="default"
              danger
              word={t('calendar:link.off')}
              title={t('calendar:link.offTitle')}
              consequence={t('calendar:link.offConsequence')}
              command={stopping}
              variables={{}}
              onDone={() => setAddress(null)}
            />
          </>
        ) : (
          <Button variant="default" disabled={!data} loading={renewing.busy} onClick={() => void make()}>
            {t('calendar:link.make')}
          </Button>
        )}
      </ButtonRow>
    </Card>
  )
}

/** Shown once; nobody, we included, can read it again. */
function NewAddress({ address }: { address: string }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  return (
    <>
      <TextInput
        label={t('calendar:link.address')}
        description={t('calendar:link.once')}
        value={address}
        readOnly
        onFocus={event => event.currentTarget.select()}
      />
      <ButtonRow>
        <Button
          variant="default"
          size="sm"
          onClick={() =>
            void navigator.clipboard?.writeText(address).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {t(copied ? 'calendar:link.copied' : 'calendar:link.copy')}
        </Button>
      </ButtonRow>
    </>
  )
}
