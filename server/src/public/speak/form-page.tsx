/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { countries } from 'shared/words/countries.ts'
import { ongoingAnswers, relations, sharings, type TopicGroup, topicGroups } from 'shared/words/grievances.ts'
import type { Locale } from 'shared/words/lists.ts'
import type { Place } from '../../features/grievances/place.reading.ts'
import type { HeldFile } from '../../platform/held-files.ts'
import { Emergency } from './emergency.tsx'
import { type Choice, Faults, Hidden, Line, OneOf, one, Pick, Tick, type Typed, Words } from './fields.tsx'
import { FileField } from './file-field.tsx'
import { page } from './layout.tsx'
import { type Look, languageTags } from './look.ts'
import { PrivacyContact } from './others.tsx'

const groupNames = Object.keys(topicGroups) as TopicGroup[]

const ofLanguage = new Map<Locale, Choice[]>()

/** In the order of the reader's language; made once for each, since sorting takes longer than the rest of the page. */
function countryChoices({ locale }: Look): readonly Choice[] {
  const made = ofLanguage.get(locale)
  if (made) return made
  const names = new Intl.DisplayNames(languageTags[locale], { type: 'region' })
  const order = new Intl.Collator(languageTags[locale])
  const choices = countries.map(value => ({ value, label: names.of(value) ?? value })).sort((a, b) => order.compare(a.label, b.label))
  ofLanguage.set(locale, choices)
  return choices
}

export interface FormFacts {
  readonly place: Place
  readonly typed: Typed
  readonly token: string
  readonly files: readonly HeldFile[]
  /** Something about the whole: why it has come back. */
  readonly notice?: string
  /** Nobody here may read it: others can be asked. */
  readonly elsewhere?: boolean
}

type Part = FormFacts & { readonly look: Look }

function AboutWhom({ look, typed, place }: Part) {
  const { say } = look
  const { name, departments, handlers } = place
  const named = { typed, look }
  return (
    <>
      <Line {...named} name="about" most={1_000} label={say('speak:form.about')} help={say('speak:form.aboutHelp')} />
      <Tick typed={typed} name="concernsUs" label={say('speak:form.concernsUs', { name })} />
      {departments.length > 0 && (
        <Pick
          {...named}
          name="departmentId"
          label={say('speak:form.department')}
          help={say('speak:form.departmentHelp')}
          choices={departments.map(one => ({ value: one.id, label: one.name }))}
        />
      )}
      {handlers.length > 0 && (
        <fieldset>
          <legend>
            {say('speak:form.notFor')} <small>{say('speak:form.optional')}</small>
          </legend>
          <p class="help">{say('speak:form.notForHelp')}</p>
          {handlers.map(one => (
            <Tick key={one.id} typed={typed} name="notFor" value={one.id} label={one.name} />
          ))}
        </fieldset>
      )}
    </>
  )
}

function WhereAndWhen({ look, typed }: Part) {
  const { say } = look
  const named = { typed, look }
  return (
    <>
      <Pick {...named} name="country" label={say('speak:form.country')} choices={countryChoices(look)} />
      <Line {...named} name="place" most={500} label={say('speak:form.place')} help={say('speak:form.placeHelp')} />
      <input type="hidden" name="pin" id="pin" value={one(typed, 'pin')} />
      {typed.faults.pin && <p class="fault">{typed.faults.pin}</p>}
      <div
        hidden
        data-map
        data-open={say('speak:form.map')}
        data-help={say('speak:form.mapHelp')}
        data-north={say('speak:form.mapNorth')}
        data-east={say('speak:form.mapEast')}
        data-none={say('speak:form.mapNone')}
        data-at={say('speak:form.mapAt', { lat: '@lat', lon: '@lon' })}
        data-away={say('speak:form.mapAway')}
      />
      <Line {...named} name="happened" most={300} label={say('speak:form.happened')} help={say('speak:form.happenedHelp')} />
      <OneOf
        {...named}
        name="ongoing"
        label={say('speak:form.ongoing')}
        choices={ongoingAnswers.map(value => ({ value, label: say(`speak:ongoing.${value}`) }))}
      />
    </>
  )
}

/** What to do first stands there as soon as somebody says so; where a browser is too old for that, always. */
function InDanger({ look, typed, place }: Part) {
  return (
    <>
      <Tick typed={typed} name="danger" label={look.say('speak:form.danger')} help={look.say('speak:form.dangerHelp')} />
      <div class="first" aria-live="polite">
        <Emergency look={look} place={place} />
      </div>
    </>
  )
}

const moreNames = ['topic', 'affected', 'wanted'] as const
function WhatAbout({ look, typed }: Part) {
  const { say } = look
  const named = { typed, look }
  return (
    <>
      <Pick
        {...named}
        name="topic"
        label={say('speak:form.topic')}
        groups={groupNames.map(name => ({
          label: say(`speak:topics.${name}`),
          choices: topicGroups[name].map(value => ({ value, label: say(`speak:topic.${value}`) })),
        }))}
      />
      <Line {...named} name="affected" most={500} label={say('speak:form.affected')} />
      <Words {...named} name="wanted" label={say('speak:form.wanted')} />
    </>
  )
}

const youNames = ['relation', 'onBehalf', 'name', 'contact', 'contactTime', 'sharing'] as const
function AboutYou({ look, typed }: Part) {
  const { say } = look
  const named = { typed, look }
  return (
    <>
      <Pick
        {...named}
        name="relation"
        label={say('speak:form.relation')}
        choices={relations.map(value => ({ value, label: say(`speak:relation.${value}`) }))}
      />
      <Line {...named} name="onBehalf" most={1_000} label={say('speak:form.onBehalf')} help={say('speak:form.onBehalfHelp')} />
      <p class="note">{say('speak:form.unknown')}</p>
      <Line {...named} name="name" most={300} label={say('speak:form.name')} />
      <Line {...named} name="contact" most={500} label={say('speak:form.contact')} help={say('speak:form.contactHelp')} />
      <Line {...named} name="contactTime" most={300} label={say('speak:form.contactTime')} />
      <Pick
        {...named}
        name="sharing"
        label={say('speak:form.sharing')}
        choices={sharings.map(value => ({ value, label: say(`speak:sharing.${value}`) }))}
      />
    </>
  )
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Questions that may wait behind their title: a short page frightens nobody away. Open where something stands in them. */
function Folded({ look, typed, title, names, children }: Part & { title: string; names: readonly string[]; children: ComponentChildren }) {
  return (
    <details open={names.some(name => one(typed, name) !== '' || typed.faults[name])}>
      <summary>
        {title} <small>{look.say('speak:form.optional')}</small>
      </summary>
      {children}
    </details>
  )
}

export function formPage(look: Look, facts: FormFacts): string {
  const { say } = look
  const { typed, place, token, files, notice } = facts
  const part = { ...facts, look }
  return page({
    look,
    title: say('speak:form.title'),
    typed,
    form: 'report',
    onEnter: { name: 'step', value: 'look' },
    children: (
      <form
        id="report"
        method="post"
        action={`${look.base}/form`}
        encType="multipart/form-data"
        autoComplete="off"
        data-report
        data-proof={token}
      >
        <Hidden values={{ lang: look.locale, token, proof: '' }} />
        {notice && (
          <p class="note wait" role="alert">
            {notice}
          </p>
        )}
        <Faults look={look} typed={typed} />
        <p>{say('speak:form.lead')}</p>
        <div
          hidden
          data-draft
          data-label={say('speak:form.draft')}
          data-help={say('speak:form.draftHelp')}
          data-full={say('speak:script.draftFull')}
        />
        <Words look={look} typed={typed} name="what" label={say('speak:form.what')} help={say('speak:form.whatHelp')} required long />
        <InDanger {...part} />
        <Section title={say('speak:form.groupFiles')}>
          <FileField look={look} typed={typed} files={files} label={say('speak:form.files')} />
        </Section>
        <Section title={say('speak:form.groupWhat')}>
          <AboutWhom {...part} />
        </Section>
        <Section title={say('speak:form.groupWhere')}>
          <WhereAndWhen {...part} />
        </Section>
        <Folded {...part} title={say('speak:form.groupMore')} names={moreNames}>
          <WhatAbout {...part} />
        </Folded>
        <Folded {...part} title={say('speak:form.groupYou')} names={youNames}>
          <AboutYou {...part} />
        </Folded>
        <details open={Boolean(typed.faults.agreed)}>
          <summary>{say('speak:form.privacyTitle')}</summary>
          <p>{say('speak:form.privacy', { name: place.name, count: place.retentionYears })}</p>
          <PrivacyContact look={look} place={place} />
        </details>
        <Tick typed={typed} name="agreed" label={say('speak:form.agreed')} />
        <p class="ways">
          <button type="submit" class="main" name="step" value="look">
            {say('speak:form.look')}
          </button>
        </p>
        <p class="small">{say('speak:form.lookNote')}</p>
      </form>
    ),
  })
}

/** The fields that a person fills in; whatever else a form carries is the page's. */
export const fieldNames = [
  'what',
  'about',
  'concernsUs',
  'departmentId',
  'notFor',
  'country',
  'place',
  'pin',
  'happened',
  'ongoing',
  'topic',
  'affected',
  'danger',
  'wanted',
  'relation',
  'onBehalf',
  'name',
  'contact',
  'contactTime',
  'sharing',
  'agreed',
] as const

/** What was typed, to come along to the next page. */
export const typedFields = ({ fields }: Typed): Record<string, readonly string[]> =>
  Object.fromEntries(fieldNames.map(name => [name, name === 'notFor' ? (fields[name] ?? []) : (fields[name] ?? []).slice(-1)]))
