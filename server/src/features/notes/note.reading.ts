import { column, columns, type Field, many, nameOf, type Shape } from '../../core/shape.ts'

const noteShape: Shape = {
  table: 'review_notes',
  read: 'note.read',
  fields: {
    ...columns('id', 'question', 'words', 'at'),
    author: nameOf('author_id'),
    mine: column(n => `(${n}.author_id = (SELECT nullif(current_setting('app.account', true), '')::uuid))`),
  },
}

/** What notes give to a response. */
export const responseNotes: Record<string, Field> = {
  notes: many(
    () => noteShape,
    (n, r) => `${n}.response_id = ${r}.id`,
    n => `${n}.at, ${n}.id`,
  ),
}
