import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'

export function RoleListPage() {
  const t = useText()
  return <PageHeader title={t('nav.roles')} />
}
