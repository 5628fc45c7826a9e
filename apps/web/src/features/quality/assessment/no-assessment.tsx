/** What stands in the place of an assessment that is not there, or out of sight. */
import { ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { AssessmentsCrumb } from './assessment-words.js'

export function NoAssessment() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('assessment.missing')} breadcrumb={[<AssessmentsCrumb key="list" />]} />
      <EmptyState
        title={t('assessment.missingText')}
        action={
          <ButtonLink to="/$lang/quality/assessments" params={{ lang }}>
            {t('assessment.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}
