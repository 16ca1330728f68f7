import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Drawing } from './icon.tsx'
import { moreIcons } from './more-icons.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

/** Searches while one types, a moment after the last letter. */
export function SearchBox({ label, value, onSearch }: Props) {
  const [text, setText] = useState(value)
  const search = useRef(onSearch)
  search.current = onSearch
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => search.current(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Drawing path={moreIcons.search} size={18} />}
      value={text}
      onChange={event => setText(event.currentTarget.value)}
    />
  )
}
