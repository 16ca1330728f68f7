import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { t } from '../lib/words.ts'
import css from './alone.module.css'
import { Alone } from './alone.tsx'

interface State {
  readonly trouble: 'away' | 'broken' | null
}

/** What browsers say when a part of the program does not arrive. */
const unfetched = /dynamically imported module|importing a module script/i

/** When a page breaks, or its script can't be fetched any more after an update: say so, offer to begin anew. */
export class Stumble extends Component<{ children: ReactNode }, State> {
  override state: State = { trouble: null }

  static getDerivedStateFromError(error: unknown): State {
    return { trouble: error instanceof Error && unfetched.test(error.message) ? 'away' : 'broken' }
  }

  override render(): ReactNode {
    const { trouble } = this.state
    if (!trouble) return this.props.children
    return (
      <Alone>
        <div className={css.sheet} role="alert">
          <h1>{t(`trouble.${trouble}Title`)}</h1>
          <p>{t(`trouble.${trouble}`)}</p>
          <div>
            <Button onClick={() => location.reload()}>{t('trouble.reload')}</Button>
          </div>
        </div>
      </Alone>
    )
  }
}
