import { column, columns, type Field, many, nameOf, type Shape } from '../../core/shape.ts'

const me = `(SELECT nullif(current_setting('app.account', true), '')::uuid)`
const mySide = `(CASE WHEN (SELECT current_setting('app.staff', true) = 'yes') THEN 'HOUSE' ELSE 'SUPPLIER' END)`

export const messageShape: Shape = {
  table: 'messages',
  read: 'thread.read',
  fields: {
    ...columns('id', 'question', 'words', 'side', 'at'),
    author: nameOf('author_id'),
    unread: column(
      m => `(${m}.side <> ${mySide} AND NOT EXISTS (SELECT 1 FROM thread_reads r
        WHERE r.account_id = ${me} AND r.response_id = ${m}.response_id AND r.question = ${m}.question AND r.read_at >= ${m}.at))`,
    ),
  },
}

const threadShape: Shape = {
  table: 'threads',
  read: 'thread.read',
  fields: columns('question', 'waitsFor', 'since'),
}

/** What threads give to a response. */
export const responseThreads: Record<string, Field> = {
  messages: many(
    () => messageShape,
    (m, r) => `${m}.response_id = ${r}.id`,
    m => `${m}.at, ${m}.id`,
  ),
  waitingThreads: many(
    () => threadShape,
    (x, r) => `${x}.response_id = ${r}.id AND ${x}.waits_for IS NOT NULL`,
    x => `${x}.since`,
  ),
}
