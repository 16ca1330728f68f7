import { Route, Routes } from 'react-router'
import { useMay } from '../../lib/session.ts'
import { NotFound, NotYours } from '../../ui/trouble.tsx'
import { QuestionnairePage } from './questionnaire-page.tsx'
import { QuestionnairesPage } from './questionnaires-page.tsx'
import { ThresholdsPage } from './thresholds-page.tsx'
import { UploadPage } from './upload-page.tsx'

/** The pages of questionnaires come together: the table of pages is in everybody's first script, and staff read several of them. */
export function QuestionnairePages() {
  const mayPublish = useMay('template.publish')
  return (
    <Routes>
      <Route index element={<QuestionnairesPage />} />
      <Route path=":id" element={<QuestionnairePage />} />
      <Route path=":id/thresholds" element={mayPublish ? <ThresholdsPage /> : <NotYours />} />
      <Route path=":id/upload" element={mayPublish ? <UploadPage /> : <NotYours />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
