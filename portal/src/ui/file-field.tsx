import { useId } from 'react'

interface Props {
  readonly name?: string
  readonly label: string
  readonly help?: string
  /** Endings that the browser offers first. */
  readonly accept: string
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A file, or those that belong together, of the person's own device. */
export function FileField({ name = 'file', label, help, accept, multiple = false, onFiles }: Props) {
  const field = useId()
  return (
    <div>
      <label htmlFor={field}>{label}</label>
      {help && (
        <div className="soft small" id={`${field}-help`}>
          {help}
        </div>
      )}
      <input
        id={field}
        name={name}
        type="file"
        multiple={multiple}
        accept={accept}
        {...(help && { 'aria-describedby': `${field}-help` })}
        onChange={event => onFiles([...(event.currentTarget.files ?? [])])}
      />
    </div>
  )
}
