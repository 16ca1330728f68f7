import { asSuper } from './house.ts'

/** Every row of every table, texts and bytes, as whoever has the database sees them. */
export async function dumped(superUrl: string): Promise<string> {
  const tables = await asSuper(
    superUrl,
    "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'",
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const rows = await asSuper(superUrl, `SELECT * FROM ${name}`)
    for (const row of rows)
      for (const value of Object.values(row)) parts.push(Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value))
  }
  return parts.join('\n')
}
