import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'

export function AuditPage() {
  const t = useText()
  return <PageHeader title={t('nav.audit')} />
}
