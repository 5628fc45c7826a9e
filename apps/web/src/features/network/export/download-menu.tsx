/** A button that opens a list of files: plain links, so that the browser saves them as it saves any other. */
import { IconDownload } from '@tabler/icons-react'
import { Button } from '../../../ui/button.js'
import { Menu } from '../../../ui/menu.js'
import { useLanguage, useText } from '../../../ui/text.js'

/** The kinds of file that Solmu writes. */
export type FileFormat = 'csv' | 'xlsx' | 'json' | 'geojson' | '360giving' | 'iati'

export interface DownloadMenuProps {
  /** What the files hold: "Verkosto 5.11.2026". */
  readonly heading: string
  /** Where the files lie, without the ending: `/files/network`. */
  readonly path: string
  readonly formats: readonly FileFormat[]
  /** What else the address says, beside the language. */
  readonly query?: Readonly<Record<string, string>>
}

/** The address of a file. @example fileAddress('/files/network.csv', { asOf: '2026-11-05', lang: 'fi' }) */
export function fileAddress(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query).toString()}`
}

export function DownloadMenu({ heading, path, formats, query = {} }: DownloadMenuProps) {
  const t = useText()
  const lang = useLanguage()
  return (
    <Menu
      align="end"
      heading={heading}
      button={(props) => (
        <Button {...props} icon={IconDownload}>
          {t('import.export.open')}
        </Button>
      )}
      items={formats.map((format) => ({
        key: format,
        label: t(`import.export.${format}`),
        href: fileAddress(`${path}.${format}`, { ...query, lang })
      }))}
    />
  )
}
