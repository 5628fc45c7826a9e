/** The filtered trail as a file: plain links, so that the browser saves them as it saves any other. */
import { IconDownload } from '@tabler/icons-react'
import { Button } from '../../ui/button.js'
import { Menu } from '../../ui/menu.js'
import { useLanguage, useText } from '../../ui/text.js'
import { auditFilterOf, type AuditSearch } from './audit.search.js'

const formats = ['csv', 'xlsx', 'json'] as const

export function AuditDownload({ search }: { readonly search: AuditSearch }) {
  const t = useText()
  const lang = useLanguage()
  const filter = Object.entries(auditFilterOf(search)).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  const query = new URLSearchParams([...filter, ['lang', lang]]).toString()
  return (
    <Menu
      align="end"
      heading={t('audit.export.title')}
      button={(props) => (
        <Button {...props} icon={IconDownload}>
          {t('audit.export.open')}
        </Button>
      )}
      items={formats.map((format) => ({
        key: format,
        label: t(`audit.export.${format}`),
        href: `/files/audit.${format}?${query}`
      }))}
    />
  )
}
