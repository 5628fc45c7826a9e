/** What personal data Solmu holds, why, and for how long. */
import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'
import { Prose, type ProseSection } from './prose.js'

const sections: readonly ProseSection[] = [
  { heading: 'pages.privacy.controller', paragraphs: ['pages.privacy.controller.1', 'pages.privacy.controller.2'] },
  {
    heading: 'pages.privacy.data',
    paragraphs: ['pages.privacy.data.intro'],
    points: ['pages.privacy.data.1', 'pages.privacy.data.2', 'pages.privacy.data.3', 'pages.privacy.data.4']
  },
  { heading: 'pages.privacy.purpose', paragraphs: ['pages.privacy.purpose.1'] },
  { heading: 'pages.privacy.who', paragraphs: ['pages.privacy.who.1'] },
  { heading: 'pages.privacy.keep', paragraphs: ['pages.privacy.keep.1'] },
  { heading: 'pages.privacy.device', paragraphs: ['pages.privacy.device.1'] },
  { heading: 'pages.privacy.rights', paragraphs: ['pages.privacy.rights.1', 'pages.privacy.rights.2'] }
]

export function PrivacyPage() {
  const t = useText()
  return (
    <>
      <PageHeader title={t('pages.privacy.title')} meta={t('pages.privacy.lead')} />
      <Prose sections={sections} />
    </>
  )
}
