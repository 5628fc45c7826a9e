/** The versions of an agreement, each with a way to read it and to compare it with the one before. */
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { paperAddress, useVersionTerm, VersionStateMark } from './agreement-words.js'
import type { AgreementVersion, WholeAgreement } from './agreement.operations.js'
import styles from '../governance.module.css'

export function VersionTable({ agreement: { id, versions } }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const term = useVersionTerm()
  const columns: readonly Column<AgreementVersion>[] = [
    {
      ...{ id: 'number', header: t('agreement.field.version') },
      cell: (version) => (
        <>
          <TextLink to="/$lang/agreements/versions/$id" params={{ lang, id: version.id }}>
            {t('agreement.versionNumber', { number: version.number })}
          </TextLink>
          <span className={styles.below}>{pick(version.news)}</span>
        </>
      )
    },
    {
      ...{ id: 'term', header: t('agreement.field.term') },
      cell: (version) => (
        <>
          {term(version)}
          <span className={styles.below}>{[version.openedAt && t('agreement.openedAt', { day: format.instant(version.openedAt) }), version.endReason].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    { id: 'accepted', header: t('agreement.field.acceptedCount'), isNumeric: true, cell: ({ acceptedCount }) => acceptedCount },
    {
      ...{ id: 'compare', header: t('agreement.compare.head') },
      cell: ({ number }) =>
        number > 1 && (
          <TextLink to="/$lang/agreements/$id/compare" params={{ lang, id }} search={{ from: number - 1, to: number }}>
            {t('agreement.compare.link', { from: number - 1, to: number })}
          </TextLink>
        )
    },
    {
      ...{ id: 'pdf', header: '', spokenHeader: t('agreement.pdf') },
      cell: ({ id: versionId, number }) => (
        <a href={paperAddress(versionId, lang)} aria-label={t('agreement.pdfOf', { number })}>
          {t('agreement.pdf')}
        </a>
      )
    },
    { id: 'state', header: t('agreement.field.state'), phone: 'figure', cell: ({ state }) => <VersionStateMark state={state} /> }
  ]
  return <DataTable caption={t('agreement.versions')} columns={columns} rows={versions} rowKey={(version) => version.id} empty={<EmptyState title={t('agreement.noVersions')} text={t('agreement.noVersionsText')} />} />
}
