/** The network of a day as files, and the way to bring files in, for the heads of the network's pages. */
import { IconUpload } from '@tabler/icons-react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ButtonLink } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { DownloadMenu } from './download-menu.js'

export interface NetworkFilesProps {
  /** The viewed day; undefined for today. */
  readonly asOf: IsoDate | undefined
}

/** The tree of the viewed day as CSV, XLSX, JSON or GeoJSON. */
export function ExportMenu({ asOf }: NetworkFilesProps) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const day = asOf ?? today
  return (
    <DownloadMenu
      heading={t('import.export.network', { day: format.day(day) })}
      path="/files/network"
      formats={['csv', 'xlsx', 'json', 'geojson']}
      query={{ asOf: day }}
    />
  )
}

/** The export menu, and for whoever may bring files in, the link to the imports. */
export function NetworkFiles({ asOf }: NetworkFilesProps) {
  const t = useText()
  const lang = useLanguage()
  const mayImport = useCan('network.import')
  return (
    <>
      {mayImport && (
        <ButtonLink to="/$lang/network/imports" params={{ lang }} icon={IconUpload}>
          {t('import.list.open')}
        </ButtonLink>
      )}
      <ExportMenu asOf={asOf} />
    </>
  )
}
