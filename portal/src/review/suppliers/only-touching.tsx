import { countryName } from '../../lib/format.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Narrowed } from '../../lists/narrowed.tsx'

/** Says that only suppliers of a place, or of a way from one country to another, are shown: the addresses that the countries' pages link to. */
export function OnlyTouching({ touches, along }: { touches: string; along: string }) {
  const { t } = useWords()
  const [place = '', role = ''] = touches.split(' ')
  const [leaves = '', , reaches = ''] = along.split(' ')
  const key = `lists:touches.role.${role}`
  // A region by its code, as elsewhere.
  const country = /^[A-Z]{2}-[A-Z0-9]+$/.test(place) ? `${countryName(place.slice(0, 2))} (${place})` : countryName(place.replace('-', ''))
  return (
    <>
      <Narrowed params={['touches']}>
        {isWord(key) ? t('lists:touches.onlyAs', { country, role: t(key) }) : t('lists:touches.only', { country })}
      </Narrowed>
      <Narrowed params={['along']}>{t('lists:touches.along', { from: countryName(leaves), to: countryName(reaches) })}</Narrowed>
    </>
  )
}
