/** The parties of an agreement with how they stand, and what they have accepted, word for word. */
import { useState } from 'react'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { FileDialog } from './file-dialog.js'
import { AcceptanceMark, FileLink } from './agreement-words.js'
import type { AgreementAcceptance, AgreementParty, WholeAgreement } from './agreement.operations.js'
import styles from '../governance.module.css'

export function PartyTable({ agreement }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const [filing, file] = useState<AgreementParty | null>(null)
  const { current } = agreement
  const columns: readonly Column<AgreementParty>[] = [
    {
      ...{ id: 'party', header: t('agreement.field.party') },
      cell: ({ organisation, role, isNamed }) => (
        <>
          {pick(organisation.name)}
          <span className={styles.below}>{[t(`agreement.role.${role}`), !isNamed && t('agreement.asMember')].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    {
      ...{ id: 'accepted', header: t('agreement.field.accepted') },
      cell: ({ acceptedNumber, acceptedOn, manner }) => [acceptedNumber !== null && t('agreement.versionNumber', { number: acceptedNumber }), acceptedOn && format.day(acceptedOn), manner && t(`agreement.manner.${manner}`)].filter(Boolean).join(' · ')
    },
    { id: 'state', header: t('agreement.field.state'), phone: 'figure', cell: ({ state }) => <AcceptanceMark state={state} /> },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('agreement.acts') },
      cell: (party) => (
        <>
          {party.maySign && current && (
            <ButtonLink size="small" to="/$lang/agreements/versions/$id/sign" params={{ lang, id: current.id }}>
              {t('agreement.sign.open')}
            </ButtonLink>
          )}{' '}
          {party.mayFile && (
            <Button aria-label={`${t('agreement.filing.open')}: ${pick(party.organisation.name)}`} onClick={() => file(party)}>
              {t('agreement.filing.open')}
            </Button>
          )}
        </>
      )
    }
  ]
  return (
    <>
      <DataTable caption={t('agreement.parties')} columns={columns} rows={agreement.parties} rowKey={({ organisation }) => organisation.id} empty={<EmptyState title={t('agreement.noParties')} text={t('agreement.noPartiesText')} />} />
      {filing && current && <FileDialog agreement={agreement} version={current} party={filing} onClose={() => file(null)} />}
    </>
  )
}

export function AcceptanceTable({ acceptances }: { readonly acceptances: readonly AgreementAcceptance[] }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const columns: readonly Column<AgreementAcceptance>[] = [
    {
      ...{ id: 'party', header: t('agreement.field.party') },
      cell: ({ organisation, versionNumber }) => (
        <>
          {pick(organisation.name)}
          <span className={styles.below}>{t('agreement.versionNumber', { number: versionNumber })}</span>
        </>
      )
    },
    {
      ...{ id: 'signatory', header: t('agreement.field.signatory') },
      cell: ({ signatoryName, signatoryTitle, hasSecondFactor, filedBy }) => (
        <>
          {[signatoryName, signatoryTitle].filter(Boolean).join(', ')}
          <span className={styles.below}>{filedBy === null ? t(hasSecondFactor ? 'agreement.twoFactors' : 'agreement.oneFactor') : t('agreement.filedBy', { name: filedBy })}</span>
        </>
      )
    },
    { id: 'on', header: t('agreement.field.acceptedOn'), cell: ({ acceptedOn, acceptedAt, manner }) => (manner === 'signed' ? format.instant(acceptedAt) : format.day(acceptedOn)) },
    {
      ...{ id: 'what', header: t('agreement.field.what') },
      cell: ({ statement, language, file, note }) =>
        file ? (
          <>
            <FileLink file={file} />
            <span className={styles.below}>{note}</span>
          </>
        ) : statement === '' ? (
          t('agreement.onPaper')
        ) : (
          <details>
            <summary>{t('agreement.statement')}</summary>
            <p className={styles.statement} lang={language ?? undefined}>
              {statement}
            </p>
          </details>
        )
    }
  ]
  return <DataTable caption={t('agreement.acceptances')} columns={columns} rows={acceptances} rowKey={({ id }) => id} />
}
