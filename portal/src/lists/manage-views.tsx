import { Button } from '@mantine/core'
import { useState } from 'react'
import { changeView as schema } from 'shared/schemas/views.ts'
import { faultsOf } from '../lib/check.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { ButtonRow } from '../ui/button-row.tsx'
import { CheckboxField } from '../ui/choice-fields.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-fields.tsx'
import css from './lists.module.css'
import { changeView, removeView, sameAddress, type View } from './views-queries.ts'

/** One's views: another name, the list as it is now, shared or not, away. */
export function ManageViews({ views, address, onClose }: { views: readonly View[]; address: string; onClose: () => void }) {
  const { t } = useWords()
  const mine = views.filter(view => view.allowedActions.length > 0)
  return (
    <Dialog title={t('lists:views.manageTitle')} onClose={onClose}>
      {mine.length === 0 && <p className="soft">{t('lists:views.noneLeft')}</p>}
      <ul className={css.managed}>
        {mine.map(view => (
          <Managed key={view.id} view={view} address={address} />
        ))}
      </ul>
      <ButtonRow>
        <Button variant="default" onClick={onClose}>
          {t('lists:views.close')}
        </Button>
      </ButtonRow>
    </Dialog>
  )
}

function Managed({ view, address }: { view: View; address: string }) {
  const { t } = useWords()
  const [asks, setAsks] = useState<'change' | 'remove'>()
  const changing = useCommand(changeView, ['SavedViews'])
  const removing = useCommand(removeView, ['SavedViews'])
  const { id, version, name, shared } = view
  const inputFrom = (data: FormData) => ({
    ...{ id, version, name: String(data.get('name')).trim() },
    shared: data.get('shared') === 'on',
    ...(data.get('now') === 'on' && { address }),
  })
  const change = async (data: FormData): Promise<void> => {
    if (await changing.run({ input: inputFrom(data) })) setAsks(undefined)
  }
  return (
    <li>
      <div className={css.line}>
        <span>
          {name} {shared && <Badge tone="moving">{t('lists:views.shared')}</Badge>}
          {!view.mine && <span className="soft small"> {t('lists:views.by', { name: view.by })}</span>}
        </span>
        {!asks && (
          <span className={css.acts}>
            {view.allowedActions.includes('view.change') && (
              <Button size="compact-sm" variant="default" onClick={() => setAsks('change')}>
                {t('lists:views.change')}
                <span className="unseen"> {name}</span>
              </Button>
            )}
            <Button size="compact-sm" variant="subtle" onClick={() => setAsks('remove')}>
              {t('lists:views.remove')}
              <span className="unseen"> {name}</span>
            </Button>
          </span>
        )}
      </div>
      {asks === 'change' && (
        <Form
          command={changing}
          onSend={change}
          check={data => faultsOf(schema, inputFrom(data))}
          word={t('staff:save')}
          beside={<Stop onStop={() => setAsks(undefined)} />}
        >
          <TextField name="name" label={t('lists:views.name')} value={name} />
          {view.allowedActions.includes('view.share') && (
            <CheckboxField name="shared" label={t('lists:views.share')} help={t('lists:views.shareHelp')} checked={shared} />
          )}
          {address !== '' && !sameAddress(address, view.address) && (
            <CheckboxField name="now" label={t('lists:views.asNow')} help={t('lists:views.asNowHelp')} />
          )}
        </Form>
      )}
      {asks === 'remove' && (
        <Notice tone="waiting" live>
          {t(shared ? 'lists:views.removeShared' : 'lists:views.removeOwn')}
          {removing.sentence && <p>{removing.sentence}</p>}
          <ButtonRow>
            <Button variant="danger" size="sm" loading={removing.busy} onClick={() => void removing.run({ input: { id, version } })}>
              {t('lists:views.remove')}
            </Button>
            <Stop onStop={() => setAsks(undefined)} />
          </ButtonRow>
        </Notice>
      )}
    </li>
  )
}

function Stop({ onStop }: { onStop: () => void }) {
  const { t } = useWords()
  return (
    <Button variant="default" size="sm" onClick={onStop}>
      {t('cancel')}
    </Button>
  )
}
