import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { saveView as schema, type ViewedList } from 'shared/schemas/views.ts'
import { faultsOf } from '../lib/check.ts'
import { useMay } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { CheckboxField } from '../ui/choice-fields.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-fields.tsx'
import css from './lists.module.css'
import { ManageViews } from './manage-views.tsx'
import { sameAddress, savedViews, saveView } from './views-queries.ts'

/** The list as people left it: each a link, so that the address bar stays the truth. */
export function SavedViews({ list }: { list: ViewedList }) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const [open, setOpen] = useState<'keep' | 'manage'>()
  const { data } = useQuery(savedViews, { fetchPolicy: 'cache-and-network' })
  const maySave = useMay('view.save')
  const views = data?.savedViews.filter(view => view.list === list) ?? []
  const now = params.toString()
  const present = views.find(view => sameAddress(view.address, now))
  const keeps = maySave && now !== '' && !present
  if (views.length === 0 && !keeps) return null
  return (
    <nav className={css.views} aria-label={t('lists:views.title')}>
      {views.length > 0 && (
        <ul>
          {views.map(view => (
            <li key={view.id}>
              <Link
                to={{ search: view.address }}
                className={css.view}
                aria-current={view === present ? 'true' : undefined}
                title={view.mine ? undefined : t('lists:views.by', { name: view.by })}
              >
                {view.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {keeps && (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('keep')}>
          {t('lists:views.keep')}
        </Button>
      )}
      {views.some(view => view.allowedActions.length > 0) && (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('manage')}>
          {t('lists:views.manage')}
        </Button>
      )}
      {open === 'keep' && <KeepView list={list} address={now} onClose={() => setOpen(undefined)} />}
      {open === 'manage' && <ManageViews views={views} address={now} onClose={() => setOpen(undefined)} />}
    </nav>
  )
}

function KeepView({ list, address, onClose }: { list: ViewedList; address: string; onClose: () => void }) {
  const { t } = useWords()
  const saving = useCommand(saveView, ['SavedViews'])
  const mayShare = useMay('view.share')
  const inputFrom = (data: FormData) => ({ list, address, name: String(data.get('name')).trim(), shared: data.get('shared') === 'on' })
  const save = async (data: FormData): Promise<void> => {
    if (await saving.run({ input: inputFrom(data) })) onClose()
  }
  return (
    <Dialog title={t('lists:views.keepTitle')} onClose={onClose}>
      <p className="soft">{t('lists:views.keepHow')}</p>
      <Form
        command={saving}
        onSend={save}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('lists:views.keep')}
        beside={
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
      >
        <TextField name="name" label={t('lists:views.name')} help={t('lists:views.nameHelp')} />
        {mayShare && <CheckboxField name="shared" label={t('lists:views.share')} help={t('lists:views.shareHelp')} />}
      </Form>
    </Dialog>
  )
}
