/** What agreements, their versions and what parties have done with them are called. */
import { useLocation } from '@tanstack/react-router'
import type { AcceptanceState } from '@solmu/domain/governance/agreement.js'
import type { ObligationState } from '@solmu/domain/governance/agreement-obligation.js'
import type { AgreementVersionState } from '@solmu/domain/governance/agreement.workflow.js'
import { agreementBlocks } from '@solmu/domain/governance/agreement-text.js'
import { addDays } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Agreement, AgreementText, AgreementVersion } from './agreement.operations.js'
import styles from '../governance.module.css'

const versionStatuses: Readonly<Record<AgreementVersionState, StatusName>> = { draft: 'notStarted', open: 'submitted', in_force: 'accepted', replaced: 'locked', expired: 'locked', terminated: 'locked' }

export function VersionStateMark({ state }: { readonly state: AgreementVersionState }) {
  const t = useText()
  return <Status status={versionStatuses[state]} label={t(`agreement.state.${state}`)} />
}

const acceptanceStatuses: Readonly<Record<AcceptanceState, StatusName>> = { declined: 'late', late: 'late', waiting: 'submitted', older: 'returned', accepted: 'accepted', none: 'locked' }

export function AcceptanceMark({ state }: { readonly state: AcceptanceState }) {
  const t = useText()
  return <Status status={acceptanceStatuses[state]} label={t(`agreement.acceptance.${state}`)} />
}

const obligationStatuses: Readonly<Record<ObligationState, StatusName>> = { overdue: 'late', due_soon: 'returned', coming: 'notStarted', done: 'accepted' }

export function ObligationMark({ state }: { readonly state: ObligationState }) {
  const t = useText()
  return <Status status={obligationStatuses[state]} label={t(`agreement.obligation.state.${state}`)} />
}

export function AgreementLink({ agreement: { id, title } }: { readonly agreement: Pick<Agreement, 'id' | 'title'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/agreements/$id" params={{ lang, id }}>
      {pick(title)}
    </TextLink>
  )
}

export function AgreementsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/agreements" params={{ lang }}>
      {t('agreement.title')}
    </TextLink>
  )
}

/** Leads between the register and who has accepted what. */
export function AgreementTabs() {
  const t = useText()
  const lang = useLanguage()
  const { pathname } = useLocation()
  return (
    <nav className={styles.tabs} aria-label={t('agreement.tabs')} data-print="never">
      {(['/$lang/agreements', '/$lang/agreements/matrix'] as const).map((to) => (
        <TextLink key={to} to={to} params={{ lang }} activeOptions={{ exact: true }} aria-current={pathname === to.replace('$lang', lang) ? 'page' : undefined}>
          {t(to.endsWith('matrix') ? 'agreement.tab.matrix' : 'agreement.tab.register')}
        </TextLink>
      ))}
    </nav>
  )
}

/** The days on which a version holds or is to hold; the last day is told, not the one after. */
export function useVersionTerm() {
  const t = useText()
  const format = useFormat()
  return ({ validFrom, validTo, inForceOn, endedOn }: Pick<AgreementVersion, 'validFrom' | 'validTo' | 'inForceOn' | 'endedOn'>): string => {
    const [from, end] = [inForceOn ?? validFrom, endedOn ?? validTo]
    if (from === null) return ''
    if (end === null) return t('agreement.term.open', { from: format.day(from) })
    return end <= from ? t('agreement.term.never') : t('agreement.term.between', { from: format.day(from), to: format.day(addDays(end, -1)) })
  }
}

/** The paragraphs of a text, as people wrote them. */
export function AgreementBody({ text, language }: { readonly text: string; readonly language: string }) {
  return (
    <div className={styles.paper} lang={language}>
      {agreementBlocks(text).map((block, place) => {
        if (block.kind === 'points') return <ul key={place}>{block.points.map((point, at) => <li key={at}>{point}</li>)}</ul>
        if (block.kind === 'paragraph') return <p key={place}>{block.text}</p>
        return block.level === 1 ? <h3 key={place}>{block.text}</h3> : <h4 key={place}>{block.text}</h4>
      })}
    </div>
  )
}

/** Where a version is as PDF: with all that has been accepted of it, or what one party has. */
export const paperAddress = (versionId: string, language: string, party?: string): string =>
  `/api/agreements/versions/${versionId}/pdf?${new URLSearchParams({ lang: language, ...(party && { party }) }).toString()}`

export function FileLink({ file }: { readonly file: { readonly id: string; readonly name: string } }) {
  return <a href={`/api/agreements/files/${file.id}`}>{file.name}</a>
}

/** The annexes of a version, each with what it is. */
export function AnnexList({ annexes }: Pick<AgreementText, 'annexes'>) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  if (annexes.length === 0) return <p>{t('agreement.noAnnexes')}</p>
  return (
    <ol className={styles.list}>
      {annexes.map(({ id, title, file, otherAgreementId }) => (
        <li key={id}>
          {pick(title)}
          {file && (
            <>
              {': '}
              <FileLink file={file} />
            </>
          )}
          {otherAgreementId && (
            <>
              {': '}
              <TextLink to="/$lang/agreements/$id" params={{ lang, id: otherAgreementId }}>
                {t('agreement.otherAgreement')}
              </TextLink>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
