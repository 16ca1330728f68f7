import { useId } from 'react'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import css from './evidence.module.css'
import { Named } from './named.tsx'
import { accepted } from './picked.ts'

interface Props {
  readonly word: string
  /** Where the word alone does not say which file is meant. */
  readonly name?: string
  readonly onPick: (files: readonly File[]) => void
  readonly several?: boolean
  /** Straight to the camera, where there is one. */
  readonly photo?: boolean
  /** Beside a file, not below the list. */
  readonly small?: boolean
  /** In a form: what its faults lead to, what describes it, and which files are taken where those of evidence are not. */
  readonly id?: string
  readonly describedBy?: string
  readonly accept?: string
}

/** The browser's own way to choose files, with our words on it. */
export function FilePicker({
  word,
  name,
  onPick,
  several = false,
  photo = false,
  small = false,
  accept = accepted,
  describedBy,
  ...given
}: Props) {
  const own = useId()
  const id = given.id ?? own
  return (
    <span className={photo ? css.photo : css.picker}>
      <input
        id={id}
        type="file"
        className="unseen"
        multiple={several}
        accept={photo ? 'image/*' : accept}
        aria-describedby={describedBy}
        capture={photo ? 'environment' : undefined}
        onChange={event => {
          const picked = [...(event.currentTarget.files ?? [])]
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (picked.length > 0) onPick(picked)
        }}
      />
      <label htmlFor={id} className={small ? css.small : css.pick}>
        {!small && <Drawing path={photo ? moreIcons.camera : moreIcons.upload} size={18} />}{' '}
        {name ? <Named word={word} name={name} /> : word}
      </label>
    </span>
  )
}
