/** @jsxImportSource preact */
import { speakFileTypes } from 'shared/words/grievances.ts'
import type { HeldFile } from '../../platform/held-files.ts'
import type { Typed } from './fields.tsx'
import { removedWords } from './file-faults.ts'
import { fileLimitValues } from './file-limits.ts'
import { type Look, uploadPath } from './look.ts'

/** Kinds and endings: some devices go by the one, some by the other, and an iPhone turns its own pictures into JPEG by them. */
const accepted = [...Object.keys(speakFileTypes), ...Object.values(speakFileTypes).map(ending => `.${ending}`), '.jpeg'].join(',')

/** Files that are here already come along by their ids; a browser gives none back that was chosen once. */
export function FileField({ look, typed, files, label }: { look: Look; typed: Typed; files: readonly HeldFile[]; label: string }) {
  const { say } = look
  const fault = typed.faults.files
  return (
    <div
      class={fault ? 'field bad' : 'field'}
      data-files={uploadPath}
      data-uploading={say('speak:script.uploading', { name: '@name', percent: '@percent' })}
      data-cleaning={say('speak:script.cleaning', { name: '@name' })}
      data-stopped={say('speak:script.stopped')}
      data-lost={say('speak:script.lost', { name: '@name' })}
      data-remove={say('speak:script.remove')}
    >
      <label for="files">
        {label} <small>{say('speak:form.optional')}</small>
      </label>
      <p class="help" id="files-help">
        {say('speak:form.filesHelp', fileLimitValues)} {say('speak:form.filesHidden')}
      </p>
      {fault && (
        <p class="fault" id="files-fault">
          {fault}
        </p>
      )}
      <ul class="files" id="kept" aria-label={say('speak:form.kept')}>
        {files.map(file => (
          <li key={file.id}>
            <input type="hidden" name="file" value={file.id} />
            <span class="words" dir="auto">
              {file.name}
            </span>{' '}
            <small>{removedWords(look, file.removed)}</small>{' '}
            <button
              type="submit"
              class="link"
              name="step"
              value={`remove ${file.id}`}
              aria-label={say('speak:form.removeFile', { name: file.name })}
            >
              {say('speak:script.remove')}
            </button>
          </li>
        ))}
      </ul>
      <input
        type="file"
        id="files"
        name="files"
        multiple
        accept={accepted}
        aria-describedby={fault ? 'files-help files-fault' : 'files-help'}
      />
      <div aria-live="polite" id="files-way" />
    </div>
  )
}
