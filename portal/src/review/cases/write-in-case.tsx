import { useState } from 'react'
import { writeInCase as writeSchema } from 'shared/schemas/cases.ts'
import { filesFault, filesIn, SealedFilesField } from '../../evidence/sealed-files.tsx'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords, type WordKey } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { afterAct, writeInCase } from './case-queries.ts'

type Kind = 'MESSAGE' | 'NOTE' | 'COMMENT'
const words: Record<Kind, { readonly label: WordKey; readonly send: WordKey; readonly files: WordKey }> = {
  MESSAGE: { label: 'grievances:case.write', send: 'grievances:case.send', files: 'grievances:case.filesToSender' },
  NOTE: { label: 'grievances:case.remark', send: 'grievances:case.keep', files: 'grievances:case.filesInside' },
  COMMENT: { label: 'grievances:case.comment', send: 'grievances:case.keepComment', files: 'grievances:case.filesInside' },
}

/** Words to the sender, or among handlers. The form is empty again once they are sealed. */
export function WriteInCase({ id, kind }: { id: string; kind: Kind }) {
  const { t } = useWords()
  const [sent, setSent] = useState(0)
  const command = useCommand(writeInCase, afterAct)
  const inputFrom = (form: FormData) => ({ id, kind, words: String(form.get('words')), files: filesIn(form) })
  return (
    <Form
      key={sent}
      command={command}
      word={t(words[kind].send)}
      check={async form => ({ ...(await faultsOf(writeSchema, inputFrom(form))), ...filesFault(form, t) })}
      onSend={async form => {
        if (await command.run({ input: inputFrom(form) })) setSent(sent + 1)
      }}
    >
      <LongField name="words" label={t(words[kind].label)} />
      <SealedFilesField folded label={t(words[kind].files)} />
    </Form>
  )
}
