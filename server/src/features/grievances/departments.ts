import type { Context } from '../../core/context.ts'

export interface NamedDepartment {
  readonly id: string
  readonly name: string
}

/** The programme's own departments, of which somebody may tell. */
export async function departmentsOf(ctx: Context): Promise<NamedDepartment[]> {
  const text = 'SELECT id, name FROM departments WHERE programme_id = $1 ORDER BY name'
  return (await ctx.ask({ text, values: [ctx.actor.programmeId] })) as unknown as NamedDepartment[]
}
