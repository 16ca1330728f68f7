import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import css from './members.module.css'

const renameDepartment = graphql(`
  mutation RenameDepartment($id: ID!, $name: String!) { renameDepartment(id: $id, name: $name) { id name members } }
`)
const removeDepartment = graphql(`
  mutation RemoveDepartment($id: ID!) { removeDepartment(id: $id) }
`)

export function DepartmentRow({ department: { id, name, members } }: { department: { id: string; name: string; members: number } }) {
  const { t } = useWords()
  const renaming = useCommand(renameDepartment)
  const removing = useCommand(removeDepartment, ['Departments', 'DepartmentNames'])
  const [open, setOpen] = useState(false)
  const rename = async (data: FormData): Promise<void> => {
    if (await renaming.run({ id, name: String(data.get('name')).trim() })) setOpen(false)
  }
  if (open) {
    return (
      <li className={css.row}>
        <Form
          command={renaming}
          onSend={rename}
          word={t('staff:save')}
          beside={
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          }
        >
          <TextField name="name" label={t('staff:departments.name')} value={name} />
        </Form>
      </li>
    )
  }
  return (
    <li className={css.row}>
      <span>
        <strong>{name}</strong> <span className="soft">{t('staff:departments.members', { count: members })}</span>
      </span>
      <span className={css.buttons}>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {t('staff:departments.rename')}
          <span className="unseen"> {name}</span>
        </Button>
        <ConfirmButton
          size="xs"
          variant="default"
          danger
          word={t('staff:departments.remove')}
          title={t('staff:departments.removeTitle', { name })}
          consequence={t('staff:departments.removeConsequence')}
          command={removing}
          variables={{ id }}
        />
      </span>
    </li>
  )
}
