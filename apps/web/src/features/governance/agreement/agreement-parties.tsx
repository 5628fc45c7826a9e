/** The parties of an agreement, each with how it stands and what it has accepted, word for word: searched, narrowed and folded. */
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type AcceptanceState, acceptanceStates } from '@solmu/domain/governance/agreement.js'
import { groupBy } from '@solmu/shared/groups.js'
import { useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, saysIt } from '../list-search.js'
import { FileDialog } from './file-dialog.js'
import { agreementPageSearchSchema, type AgreementPageSearch } from './agreement.search.js'
import { AcceptanceMark, FileLink, paperAddress } from './agreement-words.js'
import type { AgreementAcceptance, AgreementParty, WholeAgreement } from './agreement.operations.js'
import styles from '../governance.module.css'

/** A party of today, or one of before that has accepted something; with all that it has accepted, the newest first. */
export interface Standing {
  readonly organisation: AgreementParty['organisation']
  readonly party: AgreementParty | null
  readonly state: AcceptanceState
  readonly acceptances: readonly AgreementAcceptance[]
}

/** Whom the viewer signs for stands first, then those who are late and those who are waited for; each by name. */
export function standingsOf({ parties, acceptances }: Pick<WholeAgreement, 'parties' | 'acceptances'>, language: Language): readonly Standing[] {
  const compare = compareText(language)
  const accepted = groupBy(acceptances, ({ organisation }) => organisation.id)
  const today = parties.map((party): Standing => ({ organisation: party.organisation, party, state: party.state, acceptances: accepted.get(party.organisation.id) ?? [] }))
  const before = [...accepted.values()]
    .filter(([{ organisation }]) => !parties.some((party) => party.organisation.id === organisation.id))
    .map((own): Standing => ({ organisation: own[0].organisation, party: null, state: 'none', acceptances: own }))
  const rank = ({ party, state }: Standing) => (party?.maySign ? -1 : acceptanceStates.indexOf(state))
  const name = ({ organisation }: Standing) => organisation.name[language] || organisation.name.fi
  return [...today, ...before].sort((a, b) => rank(a) - rank(b) || compare(name(a), name(b)))
}

const fits = ({ organisation, state, acceptances }: Standing, { q, states }: AgreementPageSearch): boolean =>
  isAmong(states, state) && saysIt(q, [...Object.values(organisation.name), ...acceptances.map(({ signatoryName }) => signatoryName)])

/** As many are shown before all are asked for. */
const fewParties = 10

export function Parties({ agreement }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(agreementPageSearchSchema)
  const [isWhole, setWhole] = useState(false)
  const [filing, file] = useState<AgreementParty | null>(null)
  const { current } = agreement
  const all = standingsOf(agreement, language)
  const rows = all.filter((each) => fits(each, search))
  const mayFold = search.q === undefined && search.states === undefined && rows.length > fewParties
  const columns = useColumns(agreement, file)
  return (
    <Section title={t('agreement.parties')} note={t(agreement.followsMembers ? 'agreement.followsNote' : 'agreement.partiesNote')} aside={<ExportParties rows={rows} />}>
      <PartyFilters {...{ all, search, change }} count={rows.length} />
      <DataTable caption={t('agreement.parties')} columns={columns} rows={mayFold && !isWhole ? rows.slice(0, fewParties) : rows} rowKey={({ organisation }) => organisation.id} empty={<NoParties hasSome={all.length > 0} onClear={() => change({ q: undefined, states: undefined })} />} />
      {mayFold && (
        <div className={styles.acts} data-print="never">
          <Button aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'agreement.fewerParties' : 'agreement.allParties', { count: rows.length })}
          </Button>
        </div>
      )}
      {filing && current && <FileDialog agreement={agreement} version={current} party={filing} onClose={() => file(null)} />}
    </Section>
  )
}

function NoParties({ hasSome, onClear }: { readonly hasSome: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (hasSome) return <EmptyState title={t('agreement.noPartyHits')} action={<Button onClick={onClear}>{t('agreement.clear')}</Button>} />
  return <EmptyState title={t('agreement.noParties')} text={t('agreement.noPartiesText')} />
}

interface FiltersProps {
  readonly all: readonly Standing[]
  readonly search: AgreementPageSearch
  readonly change: (part: Partial<AgreementPageSearch>) => void
  readonly count: number
}

/** The states that there are, each with how many stand so. */
function PartyFilters({ all, search, change, count }: FiltersProps) {
  const t = useText()
  const counted = acceptanceStates.map((value) => ({ value, count: all.filter(({ state }) => state === value).length })).filter((each) => each.count > 0)
  const filter = {
    ...{ id: 'states', label: t('agreement.field.state'), values: search.states ?? [], isMultiple: true },
    options: counted.map((each) => ({ value: each.value, label: t('agreement.stateCount', { state: t(`agreement.acceptance.${each.value}`), count: each.count }) })),
    onChange: (chosen: readonly string[]) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as AcceptanceState[]) })
  }
  if (all.length === 0) return null
  const summary = counted.map((each) => t('agreement.stateCount', { state: t(`agreement.acceptance.${each.value}`), count: each.count })).join(' · ')
  return (
    <>
      <p>{summary}</p>
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('agreement.searchParty') }} filters={[filter]} summary={t('agreement.partyRows', { count })} />
    </>
  )
}

function ExportParties({ rows }: { readonly rows: readonly Standing[] }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const save = () => {
    const heads = ['party', 'state', 'version', 'acceptedOn', 'signatory', 'signatoryTitle', 'hash'].map((field) => t(`agreement.field.${field}`))
    const table = rows.flatMap(({ organisation, state, acceptances }) => {
      const lead = [pick(organisation.name), t(`agreement.acceptance.${state}`)]
      return acceptances.length === 0 ? [lead] : acceptances.map((one) => [...lead, one.versionNumber, one.acceptedOn, one.signatoryName, one.signatoryTitle, one.contentHash])
    })
    saveRows({ name: t('agreement.partiesFile', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <Button size="small" icon={IconDownload} disabled={rows.length === 0} onClick={save}>
      {t('ui.table.export')}
    </Button>
  )
}

function useColumns({ current }: WholeAgreement, file: (party: AgreementParty) => void): readonly Column<Standing>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  return [
    {
      ...{ id: 'party', header: t('agreement.field.party') },
      cell: ({ organisation, party }) => (
        <>
          {pick(organisation.name)}
          <span className={styles.below}>{party ? [t(`agreement.role.${party.role}`), !party.isNamed && t('agreement.asMember')].filter(Boolean).join(' · ') : t('agreement.formerParty')}</span>
        </>
      )
    },
    { id: 'accepted', header: t('agreement.field.accepted'), cell: (standing) => <Said standing={standing} /> },
    { id: 'state', header: t('agreement.field.state'), phone: 'figure', cell: ({ state }) => <AcceptanceMark state={state} /> },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('agreement.acts') },
      cell: ({ party }) => (
        <>
          {party?.maySign && current && (
            <ButtonLink size="small" to="/$lang/agreements/versions/$id/sign" params={{ lang, id: current.id }}>
              {t('agreement.sign.open')}
            </ButtonLink>
          )}{' '}
          {party?.mayFile && (
            <Button size="small" aria-label={`${t('agreement.filing.open')}: ${pick(party.organisation.name)}`} onClick={() => file(party)}>
              {t('agreement.filing.open')}
            </Button>
          )}
        </>
      )
    }
  ]
}

/** What a party has said: that it declines, with its reason, and what it has accepted. */
function Said({ standing: { organisation, party, acceptances } }: { readonly standing: Standing }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const declined = party?.declined
  return (
    <>
      {declined && (
        <>
          {t('agreement.declined.line', { when: format.instant(declined.declinedAt), who: [declined.signatoryName, declined.signatoryTitle].filter(Boolean).join(', ') })}
          <span className={styles.below}>{declined.reason}</span>
        </>
      )}
      <Accepted name={pick(organisation.name)} acceptances={acceptances} />
    </>
  )
}

/** The newest acceptance in a line, and all of them on demand. */
function Accepted({ name, acceptances }: { readonly name: string; readonly acceptances: readonly AgreementAcceptance[] }) {
  const t = useText()
  const format = useFormat()
  const [last] = acceptances
  if (!last) return null
  return (
    <details>
      <summary>{[t('agreement.versionNumber', { number: last.versionNumber }), format.day(last.acceptedOn), t(`agreement.manner.${last.manner}`)].join(' · ')}</summary>
      <ul className={styles.accepted}>
        {acceptances.map((one) => (
          <li key={one.id}>
            <OneAcceptance acceptance={one} name={name} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function OneAcceptance({ acceptance, name }: { readonly acceptance: AgreementAcceptance; readonly name: string }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const { versionId, versionNumber, organisation, signatoryName, signatoryTitle, hasSecondFactor, filedBy, manner, acceptedAt, acceptedOn, statement, language, file, note, contentHash } = acceptance
  const how = manner === 'filed' ? t(filedBy === null ? 'agreement.onPaper' : 'agreement.filedBy', { name: filedBy ?? '' }) : t(hasSecondFactor ? 'agreement.twoFactors' : 'agreement.oneFactor')
  return (
    <>
      {[t('agreement.versionNumber', { number: versionNumber }), manner === 'signed' ? format.instant(acceptedAt) : format.day(acceptedOn)].join(' · ')}
      <span className={styles.below}>{[[signatoryName, signatoryTitle].filter(Boolean).join(', '), how, note].filter(Boolean).join(' · ')}</span>
      {statement !== '' && (
        <p className={styles.statement} lang={language ?? undefined}>
          {statement}
        </p>
      )}
      {statement === '' && <span className={`${styles.below} ${styles.hash}`}>SHA-256: {contentHash}</span>}
      <span className={styles.below}>
        {file && (
          <>
            <FileLink file={file} />
            {' · '}
          </>
        )}
        <a href={paperAddress(versionId, lang, organisation.id)} aria-label={t('agreement.certificateOf', { name, number: versionNumber })}>
          {t('agreement.certificate')}
        </a>
      </span>
    </>
  )
}
