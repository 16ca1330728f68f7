import type { FileDrawer } from '../ui/answer-value.tsx'
import { FileView } from './file-view.tsx'

/** A file within an answer: to be looked at where it stands. */
export const drawFile: FileDrawer = file => <FileView file={file} facts />
