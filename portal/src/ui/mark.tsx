import mark from 'shared/identity/mark.svg?raw'
import css from './mark.module.css'

/** The drawing is ours and has no attributes of style, so that it may stand in the page as it is. */
export const Mark = ({ large = false }: { large?: boolean }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, part of the build
  <span className={large ? css.large : css.mark} aria-hidden="true" dangerouslySetInnerHTML={{ __html: mark }} />
)

export const Wordmark = ({ large = false }: { large?: boolean }) => (
  <span className={large ? css.wordmarkLarge : css.wordmark}>
    <Mark large={large} />
    <span className={css.names}>
      <span lang="zh-Hans" className={css.chinese}>
        源清
      </span>{' '}
      <span lang="en" className={css.latin}>
        Headwater
      </span>
    </span>
  </span>
)
