import { MultipleControl, SingleControl, YesNoControl } from './choice-controls.tsx'
import { FileControl, MoneyControl, PartyControl, PlaceControl } from './compound-controls.tsx'
import { CountryControl } from './country-control.tsx'
import type { ControlProps } from './field-context.ts'
import { GroupControl } from './group-control.tsx'
import { RowsControl } from './rows-control.tsx'
import { DateControl, LongTextControl, NumberControl, PercentControl, TextControl } from './text-controls.tsx'

/** The input for a question or a column of it, by its type. */
export function Control({ asked, ...rest }: ControlProps) {
  switch (asked.type) {
    case 'TEXT':
      return <TextControl asked={asked} {...rest} />
    case 'LONG_TEXT':
      return <LongTextControl asked={asked} {...rest} />
    case 'NUMBER':
      return <NumberControl asked={asked} {...rest} />
    case 'PERCENT':
      return <PercentControl asked={asked} {...rest} />
    case 'MONEY':
      return <MoneyControl asked={asked} {...rest} />
    case 'DATE':
      return <DateControl asked={asked} {...rest} />
    case 'YES_NO':
      return <YesNoControl asked={asked} {...rest} />
    case 'SINGLE':
      return <SingleControl asked={asked} {...rest} />
    case 'MULTIPLE':
      return <MultipleControl asked={asked} {...rest} />
    case 'COUNTRY':
      return <CountryControl asked={asked} {...rest} />
    case 'PLACE':
      return <PlaceControl asked={asked} {...rest} />
    case 'PARTY':
      return <PartyControl asked={asked} {...rest} />
    case 'FILE':
      return <FileControl asked={asked} {...rest} />
    case 'ROWS':
      return <RowsControl asked={asked} {...rest} />
    case 'GROUP':
      return <GroupControl asked={asked} {...rest} />
  }
}
