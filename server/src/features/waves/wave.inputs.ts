import type { CreateWave } from 'shared/schemas/requests.ts'
import { Field, ID, InputType } from 'type-graphql'
import { enumeration } from '../../core/enums.ts'
import { Day } from '../../core/types.ts'

export const WaveSort = enumeration('WaveSort', ['CREATED', 'DUE', 'NAME'])

@InputType()
export class CreateWaveInput implements CreateWave {
  @Field(() => String) name!: string
  @Field(() => ID) templateId!: string
  @Field(() => Day) dueOn!: string
  @Field(() => String, { nullable: true, description: 'Words that stand in every invitation' }) message?: string | null
  @Field(() => [ID], { description: 'At most 500' }) supplierIds!: string[]
}
