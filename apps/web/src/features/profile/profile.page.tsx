import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'

export function ProfilePage() {
  const t = useText()
  return <PageHeader title={t('nav.profile')} />
}
