import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { t } from '../lib/words.ts'
import css from './alone.module.css'
import { Alone } from './alone.tsx'

/** When a page breaks, or its script can't be fetched any more after an update: say so, offer to begin anew. */
export class Stumble extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <Alone>
        <div className={css.sheet} role="alert">
          <h1>{t('trouble.brokenTitle')}</h1>
          <p>{t('trouble.broken')}</p>
          <div>
            <Button onClick={() => location.reload()}>{t('trouble.reload')}</Button>
          </div>
        </div>
      </Alone>
    )
  }
}
