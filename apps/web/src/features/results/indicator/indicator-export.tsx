/** The filtered list as a file, for spreadsheets of the reader's language. */
import { IconDownload } from '@tabler/icons-react'
import { Button } from '../../../ui/button.js'
import { Menu } from '../../../ui/menu.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { queryOf } from './indicator-list.page.js'

type Query = ReturnType<typeof queryOf>

const formats = ['csv', 'xlsx'] as const

/** The address of the file: the same choice as the list's. */
export function fileAddress(format: (typeof formats)[number], { filter, sort, descending }: Query, lang: string): string {
  const lists = { groups: filter.groups, units: filter.units, sourceClasses: filter.sourceClasses, origins: filter.origins }
  const given = [
    ...Object.entries({ search: filter.search, inForceOn: filter.inForceOn }).filter(([, value]) => value !== null),
    ...Object.entries(lists).flatMap(([name, values]) => (values?.length ? [[name, values.join()]] : [])),
    ...(sort === 'place' ? [] : [['sort', sort]]),
    ...(descending ? [['descending', 'true']] : []),
    ['lang', lang]
  ] as [string, string][]
  return `/files/indicators.${format}?${new URLSearchParams(given).toString()}`
}

export function IndicatorExport({ query }: { readonly query: Query }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <Menu
      align="end"
      heading={t('indicator.export.heading')}
      button={(props) => (
        <Button {...props} icon={IconDownload}>
          {t('indicator.export.open')}
        </Button>
      )}
      items={formats.map((format) => ({
        key: format,
        label: t(`indicator.export.${format}`),
        href: fileAddress(format, query, lang)
      }))}
    />
  )
}
