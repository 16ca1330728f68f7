/** @jsxImportSource preact */
import { lastGroup } from 'shared/rules/grievances/receipt-code.ts'
import { Hidden, Line, nothingTyped, type Typed } from './fields.tsx'
import { page } from './layout.tsx'
import type { Look } from './look.ts'

export interface CodeFacts {
  readonly code: string
  /** Of the page where it is typed again. */
  readonly address: string
  /** Of the act: by it the receipt is found for half an hour. */
  readonly token: string
  readonly typed?: Typed
  readonly notice?: string
}

/** The code, large; the receipt; and a step that nobody passes who has not written it down. */
export function codePage(look: Look, { code, address, token, typed = nothingTyped, notice }: CodeFacts): string {
  const { say, base } = look
  const carried = { lang: look.locale, code, token }
  return page({
    look,
    title: say('speak:code.title'),
    typed,
    form: 'kept',
    onEnter: { name: 'step', value: 'kept' },
    children: (
      <>
        <p class="note good" role="status">
          {say('speak:code.lead')}
        </p>
        {notice && <p class="note wait">{notice}</p>}
        {/* Groups may go into another line, never a group in two. */}
        <p class="code" data-code={code}>
          <span class="unseen">{`${say('speak:code.label')}: `}</span>
          <code class="notranslate">
            {code.split('-').map((group, at, all) => (
              <>
                {group}
                {at < all.length - 1 && (
                  <>
                    -<wbr />
                  </>
                )}
              </>
            ))}
          </code>
        </p>
        <p>
          {say('speak:code.address')}
          <br />
          <span class="words">{address}</span>
        </p>
        <p class="ways" hidden data-with-script>
          <button type="button" data-copy={code} data-done={say('speak:code.copied')}>
            {say('speak:code.copy')}
          </button>
          <button type="button" data-print>
            {say('speak:code.print')}
          </button>
        </p>
        <form method="post" action={`${base}/code`}>
          <Hidden values={carried} />
          <p class="ways">
            <button type="submit">{say('speak:code.save')}</button>
          </p>
        </form>
        <form method="post" action={`${base}/receipt`}>
          <Hidden values={carried} />
          <p>{say('speak:code.receiptNote')}</p>
          <p class="ways">
            <button type="submit">{say('speak:code.receipt')}</button>
          </p>
        </form>
        <form id="kept" method="post" action={`${base}/kept`}>
          <Hidden values={carried} />
          <Line
            look={look}
            typed={typed}
            name="group"
            code
            most={40}
            required
            label={say('speak:code.keptLabel')}
            help={say('speak:code.keptHelp', { count: lastGroup(code).length })}
          />
          <p class="ways">
            <button type="submit" class="main" name="step" value="kept">
              {say('speak:code.keptButton')}
            </button>
          </p>
        </form>
      </>
    ),
  })
}

export function keptPage(look: Look, workingDays: number): string {
  const { say, base } = look
  return page({
    look,
    title: say('speak:kept.title'),
    children: (
      <>
        <p class="note good" role="status">
          {say('speak:kept.lead', { count: workingDays })}
        </p>
        <p>{say('speak:kept.after1')}</p>
        <p>{say('speak:kept.after2')}</p>
        <p class="ways">
          <a class="button" href={`${base}/back?lang=${look.locale}`}>
            {say('speak:kept.back')}
          </a>
        </p>
      </>
    ),
  })
}

export function backPage(look: Look, fault: string | null, typedCode = ''): string {
  const { say, base } = look
  const typed: Typed = { fields: { code: [typedCode] }, faults: fault ? { code: fault } : {} }
  return page({
    look,
    title: say('speak:back.title'),
    typed,
    form: 'back',
    onEnter: { name: 'step', value: 'open' },
    children: (
      <>
        <p>{say('speak:back.lead')}</p>
        <form id="back" method="post" action={`${base}/back`}>
          <Hidden values={{ lang: look.locale }} />
          <Line look={look} typed={typed} name="code" code most={60} required label={say('speak:back.code')} />
          <p class="ways">
            <button type="submit" class="main" name="step" value="open">
              {say('speak:back.open')}
            </button>
          </p>
        </form>
        <p>{say('speak:back.lost')}</p>
        <p>
          <a class="button" href={`${base}/form?lang=${look.locale}`}>
            {say('speak:back.again')}
          </a>
        </p>
      </>
    ),
  })
}
