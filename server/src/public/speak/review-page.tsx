/** @jsxImportSource preact */
import { type Ongoing, type Relation, type Sharing, sharings, type Topic, topics } from 'shared/words/grievances.ts'
import type { Place } from '../../features/grievances/place.reading.ts'
import { Emergency } from './emergency.tsx'
import { Hidden, one, type Typed } from './fields.tsx'
import { type FormFacts, typedFields } from './form-page.tsx'
import { page } from './layout.tsx'
import { type Look, languageTags } from './look.ts'
import { Elsewhere } from './others.tsx'

interface Said {
  readonly label: string
  readonly value: string
}

const known = <T extends string>(list: readonly T[], value: string): T | undefined => list.find(one => one === value)

/** Everything that will be handed in, in the order of the form. */
function said(look: Look, typed: Typed, place: Place): Said[] {
  const { say, locale } = look
  const value = (name: string): string => one(typed, name).trim()
  const country = value('country')
  const topic = known<Topic>(topics, value('topic'))
  const sharing = known<Sharing>(sharings, value('sharing'))
  const named = (list: readonly { id: string; name: string }[], ids: readonly string[]): string =>
    list
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ')
  const yes = (name: string): string => (value(name) ? say('speak:review.yes') : '')
  return [
    { label: say('speak:form.what'), value: value('what') },
    { label: say('speak:form.about'), value: value('about') },
    { label: say('speak:form.concernsUs', { name: place.name }), value: yes('concernsUs') },
    { label: say('speak:form.department'), value: named(place.departments, [value('departmentId')]) },
    { label: say('speak:form.notFor'), value: named(place.handlers, typed.fields.notFor ?? []) },
    {
      label: say('speak:form.country'),
      value: country && (new Intl.DisplayNames(languageTags[locale], { type: 'region' }).of(country) ?? country),
    },
    { label: say('speak:form.place'), value: value('place') },
    { label: say('speak:review.pin'), value: value('pin') },
    { label: say('speak:form.happened'), value: value('happened') },
    { label: say('speak:form.ongoing'), value: value('ongoing') && say(`speak:ongoing.${value('ongoing') as Ongoing}`) },
    { label: say('speak:form.topic'), value: topic ? say(`speak:topic.${topic}`) : '' },
    { label: say('speak:form.affected'), value: value('affected') },
    { label: say('speak:form.danger'), value: yes('danger') },
    { label: say('speak:form.wanted'), value: value('wanted') },
    { label: say('speak:form.relation'), value: value('relation') && say(`speak:relation.${value('relation') as Relation}`) },
    { label: say('speak:form.onBehalf'), value: value('onBehalf') },
    { label: say('speak:form.name'), value: value('name') },
    { label: say('speak:form.contact'), value: value('contact') },
    { label: say('speak:form.contactTime'), value: value('contactTime') },
    { label: say('speak:form.sharing'), value: sharing ? say(`speak:sharing.${sharing}`) : '' },
  ].filter(({ value: words }) => words !== '')
}

/** What will be handed in, before it is: everything once more, and what comes next. */
export function reviewPage(look: Look, { typed, place, token, files, notice, elsewhere }: FormFacts): string {
  const { say } = look
  return page({
    look,
    title: say('speak:review.title'),
    form: 'report',
    onEnter: { name: 'step', value: 'send' },
    children: (
      <>
        {notice && (
          <p class="note wait" role="alert">
            {notice}
          </p>
        )}
        {elsewhere && <Elsewhere look={look} place={place} />}
        {one(typed, 'danger') && <Emergency look={look} place={place} />}
        <p>{say('speak:review.lead')}</p>
        <dl>
          {said(look, typed, place).map(({ label, value }) => (
            <>
              <dt>{label}</dt>
              <dd class="words" dir="auto">
                {value}
              </dd>
            </>
          ))}
          {files.length > 0 && <dt>{say('speak:form.groupFiles')}</dt>}
          {files.map(({ id, name }) => (
            <dd class="words" dir="auto" key={id}>
              {name}
            </dd>
          ))}
        </dl>
        <p class="note">{say('speak:review.codeNote')}</p>
        <form
          id="report"
          method="post"
          action={`${look.base}/form`}
          data-sending
          data-proof={token}
          data-proving={say('speak:script.proving')}
        >
          <Hidden
            values={{
              lang: look.locale,
              at: 'review',
              token,
              proof: one(typed, 'proof'),
              file: files.map(({ id }) => id),
              ...typedFields(typed),
            }}
          />
          <p class="ways">
            <button type="submit" class="main" name="step" value="send">
              {say('speak:review.send')}
            </button>
            <button type="submit" name="step" value="change">
              {say('speak:review.change')}
            </button>
          </p>
          <p class="small">{say('speak:review.changeNote')}</p>
          <p aria-live="polite" data-way />
        </form>
      </>
    ),
  })
}
