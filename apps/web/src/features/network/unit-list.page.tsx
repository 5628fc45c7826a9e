import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'

export function UnitListPage() {
  const t = useText()
  return <PageHeader title={t('nav.units')} />
}
