/** @jsxImportSource preact */
import type { Place } from '../../features/grievances/place.reading.ts'
import type { Look } from './look.ts'

/** What to do first while somebody is in danger: the programme's own advice, where it has given some, else ours. */
export function Emergency({ look, place, as: Title = 'p' }: { look: Look; place: Place; as?: 'h2' | 'p' }) {
  const own = place.emergency[look.locale]
  return (
    <div class="note wait">
      <Title class="label">{look.say('speak:explain.dangerTitle')}</Title>
      <p class={own ? 'words' : undefined}>{own || look.say('speak:explain.danger')}</p>
    </div>
  )
}
