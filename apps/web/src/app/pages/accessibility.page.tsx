/** The accessibility statement that the Act on the Provision of Digital Services (306/2019) asks for. */
import { PageHeader } from '../../ui/page-header.js'
import { useFormat } from '../../ui/format.js'
import { useText } from '../../ui/text.js'
import { Prose } from './prose.js'
import { statement } from './accessibility-statement.js'

function Supervisor() {
  const t = useText()
  return (
    <address>
      {t('pages.accessibility.traficom')}
      <br />
      <a href={t('pages.accessibility.traficomAddress')}>{t('pages.accessibility.traficomSite')}</a>
      <br />
      <a href={`mailto:${statement.supervisorEmail}`}>{statement.supervisorEmail}</a>
      <br />
      {t('pages.accessibility.traficomPhone', { phone: statement.supervisorPhone })}
    </address>
  )
}

export function AccessibilityPage() {
  const t = useText()
  const format = useFormat()
  const values = { preparedOn: format.day(statement.preparedOn), reviewedOn: format.day(statement.reviewedOn) }
  return (
    <>
      <PageHeader title={t('pages.accessibility.title')} meta={t('pages.accessibility.lead')} />
      <Prose
        values={values}
        sections={[
          { heading: 'pages.accessibility.state', paragraphs: ['pages.accessibility.state.1'] },
          {
            heading: 'pages.accessibility.gaps',
            paragraphs: ['pages.accessibility.gaps.intro'],
            points: ['pages.accessibility.gaps.1', 'pages.accessibility.gaps.2', 'pages.accessibility.gaps.3']
          },
          {
            heading: 'pages.accessibility.method',
            paragraphs: ['pages.accessibility.method.1', 'pages.accessibility.method.2']
          },
          {
            heading: 'pages.accessibility.feedback',
            paragraphs: ['pages.accessibility.feedback.1', 'pages.accessibility.feedback.2']
          },
          {
            heading: 'pages.accessibility.supervision',
            paragraphs: ['pages.accessibility.supervision.1'],
            extra: <Supervisor />
          }
        ]}
      />
    </>
  )
}
