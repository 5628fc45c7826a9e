/** Every question that the viewer reads or may answer. */
import { PageHeader } from '../../../ui/page-header.js'
import { useText } from '../../../ui/text.js'
import { QuestionList } from './question-list.js'

export function QuestionListPage() {
  const t = useText()
  return (
    <>
      <PageHeader title={t('publication.questions')} meta={t('publication.questions.meta')} />
      <QuestionList none={t('publication.questions.noneAtAll')} />
    </>
  )
}
