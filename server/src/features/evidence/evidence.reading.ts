import { columns, nameOf, type Shape } from '../../core/shape.ts'

export const evidenceFileShape: Shape = {
  table: 'evidence_files',
  read: 'evidence.read',
  fields: { ...columns('id', 'name', 'type', 'size', 'sha256', 'uploadedAt'), uploadedBy: nameOf('uploaded_by_id') },
}
