import { Component, type ReactNode } from 'react'
import { t } from '../lib/words.ts'

/** When a page breaks, or its script can't be fetched any more after an update: say so, offer to begin anew. */
export class Stumble extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <main role="alert">
        <h1>{t('trouble.brokenTitle')}</h1>
        <p>{t('trouble.broken')}</p>
        <button type="button" onClick={() => location.reload()}>{t('trouble.reload')}</button>
      </main>
    )
  }
}
