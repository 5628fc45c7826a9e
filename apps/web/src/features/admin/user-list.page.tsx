import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'

export function UserListPage() {
  const t = useText()
  return <PageHeader title={t('nav.users')} />
}
