/** How to tell what does not work. */
import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'
import { Prose, type ProseSection } from './prose.js'

const sections: readonly ProseSection[] = [
  { heading: 'pages.feedback.how', paragraphs: ['pages.feedback.how.1', 'pages.feedback.how.2'] },
  {
    heading: 'pages.feedback.tell',
    points: ['pages.feedback.tell.1', 'pages.feedback.tell.2', 'pages.feedback.tell.3', 'pages.feedback.tell.4']
  },
  { heading: 'pages.feedback.access', paragraphs: ['pages.feedback.access.1'] }
]

export function FeedbackPage() {
  const t = useText()
  return (
    <>
      <PageHeader title={t('pages.feedback.title')} meta={t('pages.feedback.lead')} />
      <Prose sections={sections} />
    </>
  )
}
