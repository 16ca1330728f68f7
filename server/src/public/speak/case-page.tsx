/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { solvedAnswers } from 'shared/words/grievances.ts'
import type { FollowedCase, MessageOfCase } from '../../features/grievances/sender.reading.ts'
import type { HeldFile } from '../../platform/held-files.ts'
import { Faults, Hidden, OneOf, Tick, type Typed, Words } from './fields.tsx'
import { FileField } from './file-field.tsx'
import { page } from './layout.tsx'
import { dateTags, type Look } from './look.ts'

export interface CaseFacts {
  readonly found: FollowedCase
  readonly code: string
  /** For the next act: one of each. */
  readonly token: string
  readonly typed: Typed
  readonly files: readonly HeldFile[]
  readonly notice?: { readonly words: string; readonly tone: 'good' | 'wait' }
}

export const dayWords = ({ locale }: Pick<Look, 'locale'>, day: Date | string, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(dateTags[locale], { dateStyle: 'long', timeZone }).format(new Date(day))

const solvedWords = { YES: 'speak:case.solvedYes', PARTLY: 'speak:case.solvedPartly', NO: 'speak:case.solvedNo' } as const

function State({ look, found }: { look: Look; found: FollowedCase }) {
  const { say } = look
  return (
    <section>
      <h2>{say('speak:case.state')}</h2>
      <p>
        <strong>{say(`speak:state.${found.status}`)}</strong>
      </p>
      <p class="small">
        {say('speak:case.number', { locator: found.locator })} ·{' '}
        {say('speak:case.sentOn', { day: dayWords(look, found.filedAt, found.timeZone) })}
      </p>
      {found.pausedSince && <p class="note wait">{say('speak:case.paused', { day: dayWords(look, found.pausedSince) })}</p>}
      {found.appealUntil && <p>{say('speak:case.appealUntil', { day: dayWords(look, found.appealUntil) })}</p>}
      {found.deadlines.length === 0 ? (
        !found.appealUntil && <p>{say('speak:case.dueNone')}</p>
      ) : (
        <dl>
          {found.deadlines.map(({ clock, due }) => (
            <>
              <dt>{say('speak:case.due', { day: dayWords(look, due) })}</dt>
              <dd>{say(`speak:clock.${clock}`)}</dd>
            </>
          ))}
        </dl>
      )}
    </section>
  )
}

/** What a record is, where that is more than words. */
const shown = ['REPORT', 'REASON', 'DECISION', 'REMEDY', 'REFERRAL', 'SOLVED', 'APPEAL', 'REVIEW', 'WITHDRAWAL'] as const
const isShown = (kind: string): kind is (typeof shown)[number] => shown.some(one => one === kind)

function Message({ look, message, code }: { look: Look; message: MessageOfCase; code: string }) {
  const { say, base, locale } = look
  const own = message.from === 'SENDER'
  const { solved } = message.value
  return (
    <li class={own ? 'says own' : 'says'}>
      <p class="small">
        <strong>{say(own ? (message.writtenDown ? 'speak:case.fromYouThroughUs' : 'speak:case.fromYou') : 'speak:case.fromUs')}</strong> ·{' '}
        {dayWords(look, message.at)}
        {isShown(message.kind) && ` · ${say(`speak:kind.${message.kind}`)}`}
      </p>
      {typeof solved === 'string' && solved in solvedWords && <p>{say(solvedWords[solved as keyof typeof solvedWords])}</p>}
      {message.text && (
        <p class="words" dir="auto">
          {message.text}
        </p>
      )}
      {message.files.map(file => (
        <form key={file.id} method="post" action={`${base}/back/file`}>
          <Hidden values={{ lang: locale, code, id: file.id }} />
          <button type="submit" class="link">
            <span class="words">{say('speak:case.open', { name: file.name })}</span>
          </button>
        </form>
      ))}
    </li>
  )
}

/** One act of the sender: a form of its own, with the code in it and an id that makes twice to once. */
function Act({
  look,
  facts,
  act,
  children,
  multipart,
}: {
  look: Look
  facts: CaseFacts
  act: string
  children: ComponentChildren
  multipart?: boolean
}) {
  return (
    <form id={`act-${act}`} method="post" action={`${look.base}/back/${act}`} encType={multipart ? 'multipart/form-data' : undefined}>
      <Hidden values={{ lang: look.locale, code: facts.code, token: facts.token }} />
      {children}
    </form>
  )
}

function Ways({ look, facts }: { look: Look; facts: CaseFacts }) {
  const { say } = look
  const { found, typed, files } = facts
  const named = { look, typed }
  return (
    <>
      {found.may.write && (
        <Act look={look} facts={facts} act="write" multipart>
          <h2>{say('speak:case.write')}</h2>
          <Words {...named} name="text" label={say('speak:case.text')} help={say('speak:case.writeHelp')} required />
          <FileField {...named} files={files} label={say('speak:case.addFiles')} />
          <p class="ways">
            <button type="submit" class="main" name="step" value="send">
              {say('speak:case.send')}
            </button>
          </p>
        </Act>
      )}
      {found.may.solved && (
        <Act look={look} facts={facts} act="solved">
          {found.solved && <p>{say('speak:case.solvedSaid', { answer: say(solvedWords[found.solved]) })}</p>}
          <OneOf
            {...named}
            name="solved"
            required
            label={say('speak:case.solved')}
            choices={solvedAnswers.map(value => ({ value, label: say(solvedWords[value]) }))}
          />
          <Words {...named} name="solvedText" label={say('speak:case.solvedText')} />
          <p class="ways">
            <button type="submit">{say('speak:case.solvedSend')}</button>
          </p>
        </Act>
      )}
      {found.may.appeal && (
        <Act look={look} facts={facts} act="appeal">
          <h2>{say('speak:case.appeal')}</h2>
          <p>{say('speak:case.appealHelp')}</p>
          <Words {...named} name="appealText" required label={say('speak:case.appealText')} />
          <p class="ways">
            <button type="submit">{say('speak:case.appealSend')}</button>
          </p>
        </Act>
      )}
      {found.may.withdraw && (
        <Act look={look} facts={facts} act="withdraw">
          <details open={Boolean(typed.faults.sure)}>
            <summary>{say('speak:case.withdraw')}</summary>
            <p>{say('speak:case.withdrawHelp')}</p>
            <Words {...named} name="withdrawText" label={say('speak:case.withdrawText')} />
            <Tick typed={typed} name="sure" label={say('speak:case.withdrawSure')} />
            <p class="ways">
              <button type="submit" class="grave">
                {say('speak:case.withdrawSend')}
              </button>
            </p>
          </details>
        </Act>
      )}
    </>
  )
}

/** The way back: where it stands, what was said, and all that its sender can do. */
export function casePage(look: Look, facts: CaseFacts): string {
  const { say } = look
  const { found, typed, notice, code } = facts
  return page({
    look,
    title: say('speak:case.title'),
    typed,
    // Whatever stands in the way to write comes along into another language.
    form: found.may.write ? 'act-write' : 'again',
    children: (
      <>
        {!found.may.write && (
          <form id="again" method="post" action={`${look.base}/back`}>
            <Hidden values={{ lang: look.locale, code }} />
          </form>
        )}
        {notice && (
          <p class={`note ${notice.tone}`} role={notice.tone === 'good' ? 'status' : 'alert'}>
            {notice.words}
          </p>
        )}
        <Faults look={look} typed={typed} />
        <State look={look} found={found} />
        <h2>{say('speak:case.messages')}</h2>
        <ol class="talk">
          {found.messages.map(message => (
            <Message key={message.id} look={look} message={message} code={code} />
          ))}
        </ol>
        {found.may.write && !found.messages.some(({ from }) => from === 'HANDLER') && <p>{say('speak:case.noMessages')}</p>}
        <Ways look={look} facts={facts} />
        <p class="small">{say('speak:case.closeNote')}</p>
      </>
    ),
  })
}
