/** Which edition it is, of whom, certified when; a newer one if there is one; and the files. */
import { IconDownload, IconShieldCheck } from '@tabler/icons-react'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { openAddress } from '../../../app/open-data.js'
import { Button } from '../../../ui/button.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Menu } from '../../../ui/menu.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { OpenEditionResults } from './open-results.js'
import publication from '../publication/publication.module.css'
import styles from './open-results.module.css'

export interface OpenProps {
  readonly consortium: string
  readonly results: OpenEditionResults
}

export const openFormats = ['xlsx', 'zip', 'csv', 'json'] as const

/** Where each file of the edition is. */
export function useOpenFiles({ consortium, results: { edition } }: OpenProps) {
  const lang = useLanguage()
  return openFormats.map((format) => ({ format, href: openAddress(consortium, `results.${format}`, { edition: edition.id, lang }) }))
}

function Newer({ consortium, results: { edition, editions } }: OpenProps) {
  const t = useText()
  const lang = useLanguage()
  const newer = editions.find(({ id }) => id === edition.replacedById)
  if (!newer) return null
  return (
    <p className={styles.newer}>
      {t('open.replaced', { reason: newer.reason })}{' '}
      <TextLink to="/$lang/open/$consortium" params={{ lang, consortium }} search={{ edition: newer.id }}>
        {t('publication.edition', { number: newer.number, year: String(newer.year) })}
      </TextLink>
    </p>
  )
}

export function OpenHead(props: OpenProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const language = useLanguage()
  const { edition, consortiumName, isDemo } = props.results
  const files = useOpenFiles(props).map((file) => ({ key: file.format, label: t(`open.file.${file.format}`), href: file.href }))
  return (
    <>
      <PageHeader
        title={t('publication.title', { run: runWords(edition.firstPeriod, edition.lastPeriod, language) })}
        meta={
          <>
            <span className={publication.audience}>
              {say(consortiumName)} {isDemo && <span className={styles.demo}>{t('shell.demo')}</span>}
            </span>
            <span className={publication.editionLine}>
              <IconShieldCheck size={18} stroke={1.7} aria-hidden="true" />
              <span>
                <strong>{t('publication.edition', { number: edition.number, year: String(edition.year) })}</strong>
                {t('open.certified', { day: format.day(dayOfInstant(edition.certifiedAt)) })}
              </span>
              {edition.replacesId !== null && <span>{t('publication.replaces', { reason: edition.reason })}</span>}
            </span>
          </>
        }
        actions={
          <Menu
            align="end"
            heading={t('publication.export.heading')}
            button={(button) => (
              <Button {...button} icon={IconDownload}>
                {t('open.download')}
              </Button>
            )}
            items={files}
          />
        }
      />
      <Newer {...props} />
    </>
  )
}
