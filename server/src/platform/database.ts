import pg from 'pg'
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm'

// A day is a day, wherever the server stands: never a Date in some local zone. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** The two ways into PostgreSQL, both as the app's role. Only `core/atomic.ts` opens transactions on them. */
export interface Database {
  /** Reading: statements of one operation go out together, in one round trip (`pipeline`). */
  readonly pool: pg.Pool
  /** Commands, with entities. */
  readonly commands: DataSource
  close(): Promise<void>
}

export async function openDatabase(
  url: string,
  entities: EntityTarget<ObjectLiteral>[],
  onError: (error: Error) => void,
): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 8, pipeline: true, connectionTimeoutMillis: 5_000 } as pg.PoolConfig)
  // A connection that breaks while idle must not end the process: the pool replaces it.
  pool.on('error', onError)
  // One plan per statement, not one per value: see `planForValues` in core/reading.ts.
  pool.on('connect', client => void client.query('SET plan_cache_mode = force_generic_plan').catch(onError))
  const commands = new DataSource({
    type: 'postgres',
    url,
    entities: entities as never,
    synchronize: false,
    logging: false,
    poolSize: 8,
    connectTimeoutMS: 5_000,
    poolErrorHandler: onError,
    extra: { pipeline: true },
  })
  await commands.initialize()
  return {
    pool,
    commands,
    close: async () => {
      await pool.end()
      await commands.destroy()
    },
  }
}
