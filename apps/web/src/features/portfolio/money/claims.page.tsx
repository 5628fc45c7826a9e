/** The claims of a project: where they stand together, and one by one. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { claimPeriodIssue } from '@solmu/domain/portfolio/claim.js'
import { claimSums } from '@solmu/domain/portfolio/claim-money.js'
import { claimStates } from '@solmu/domain/portfolio/claim.workflow.js'
import { periodContaining } from '@solmu/shared/periods.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { amountText, useMoney } from '../../../ui/money.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ClaimStateMark, MoneyPage, type OfMoney, usePartnerName } from './money-words.js'
import { type ClaimBrief, type Claims, openProjectClaimMutation, projectClaimsQuery } from './money.operations.js'
import { type ClaimListSearch, claimListSearchSchema } from './money.search.js'
import styles from '../../governance/governance.module.css'

export function ClaimsPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <ProjectClaims id={id} />
}

export function ProjectClaims({ id }: { readonly id: string }) {
  return (
    <MoneyPage id={id} part="claims">
      {(of) => <Loaded {...of} />}
    </MoneyPage>
  )
}

type Change = (part: Partial<ClaimListSearch>) => void

/** What tells nothing in a project is left out: most have nothing owed. */
const always = ['claimed', 'certified', 'paid', 'due', 'parked', 'refused'] as const

function Standing({ standing }: { readonly standing: Claims['standing'] }) {
  const t = useText()
  const money = useMoney()
  return (
    <dl className={styles.facts}>
      {claimSums.filter((sum) => always.some((each) => each === sum) || standing[sum].minorUnits !== '0').map((sum) => (
        <div key={sum}>
          <dt>{t(`money.standing.${sum}`)}</dt>
          <dd>{money(standing[sum])}</dd>
        </div>
      ))}
    </dl>
  )
}

const sortKeys = {
  number: ({ number }: ClaimBrief) => number,
  period: ({ period }: ClaimBrief) => period,
  state: ({ state }: ClaimBrief) => claimStates.indexOf(state),
  claimed: ({ claimed }: ClaimBrief) => Number(claimed.minorUnits)
}

/** What the address narrows the list to, in its order; the newest first when it says none. */
function shownOf(claims: readonly ClaimBrief[], search: ClaimListSearch, nameOf: (id: string) => string): ClaimBrief[] {
  const { q = '', partner, states, sort = 'number', desc = search.sort === undefined } = search
  const key = sortKeys[sort]
  const matches = ({ number, period, partnerId, state }: ClaimBrief) =>
    `${number} ${period} ${nameOf(partnerId)}`.toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi')) && (partner === undefined || partner === partnerId) && (states === undefined || states.includes(state))
  const rows = claims.filter(matches).toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return desc ? rows.toReversed() : rows
}

function useColumns({ spending }: OfMoney): readonly Column<ClaimBrief>[] {
  const t = useText()
  const lang = useLanguage()
  const money = useMoney()
  const format = useFormat()
  const nameOf = usePartnerName(spending.partners)
  const day = ({ paidOn, certifiedOn, sentOn }: ClaimBrief) => (paidOn ? t('money.paidOn', { day: format.day(paidOn) }) : certifiedOn ? t('money.certifiedOn', { day: format.day(certifiedOn) }) : sentOn ? t('money.sentOn', { day: format.day(sentOn) }) : '')
  return [
    {
      ...{ id: 'number', header: t('money.field.claim'), isSortable: true },
      cell: ({ id, number, partnerId }) => (
        <>
          <TextLink to="/$lang/portfolio/claims/$id" params={{ lang, id }}>
            {t('money.claimName', { number })}
          </TextLink>
          <span className={styles.below}>{nameOf(partnerId)}</span>
        </>
      )
    },
    { id: 'period', header: t('money.field.period'), isSortable: true, cell: ({ period }) => period },
    { id: 'state', header: t('money.field.state'), isSortable: true, cell: (claim) => <><ClaimStateMark state={claim.state} /><span className={styles.below}>{day(claim)}</span></> },
    { id: 'accepted', header: t('money.verdict.accepted'), isNumeric: true, cell: ({ accepted }) => money(accepted) },
    { id: 'parked', header: t('money.verdict.parked'), isNumeric: true, cell: ({ parked }) => money(parked) },
    { id: 'claimed', header: t('money.standing.claimed'), isSortable: true, isNumeric: true, phone: 'figure', cell: ({ claimed }) => money(claimed) }
  ]
}

function useFilters(of: OfMoney, search: ClaimListSearch, change: Change): readonly Filter[] {
  const t = useText()
  const nameOf = usePartnerName(of.spending.partners)
  return [
    { id: 'states', label: t('money.field.state'), options: claimStates.map((value) => ({ value, label: t(`money.state.${value}`) })), values: search.states ?? [], isMultiple: true, onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as ClaimListSearch['states']) }) },
    { id: 'partner', label: t('money.field.partner'), options: of.spending.partners.map(({ id }) => ({ value: id, label: nameOf(id) })), values: search.partner ? [search.partner] : [], onChange: ([partner]) => change({ partner }) }
  ]
}

function Acts({ of, found, rows }: { readonly of: OfMoney; readonly found: Claims; readonly rows: readonly ClaimBrief[] }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const [isOpening, setOpening] = useState(false)
  const nameOf = usePartnerName(of.spending.partners)
  const save = () => {
    const line = ({ number, partnerId, period, state, claimed, accepted, parked }: ClaimBrief) => [number, nameOf(partnerId), period, t(`money.state.${state}`), ...[claimed, accepted, parked].map((amount) => Number(amountText(amount)))]
    const headings = ['claim', 'partner', 'period', 'state'].map((name) => t(`money.field.${name}`))
    saveRows({ name: t('money.claimFile', { number: of.project.number.replace('/', '-'), date: today }), language: lang, rows: [[...headings, t('money.standing.claimed'), t('money.verdict.accepted'), t('money.verdict.parked')], ...rows.map(line)] })
  }
  return (
    <div className={styles.acts}>
      {found.mayOpenFor.length > 0 && (
        <Button variant="primary" icon={IconPlus} onClick={() => setOpening(true)}>
          {t('money.open.open')}
        </Button>
      )}
      {rows.length > 0 && <Button onClick={save}>{t('ui.table.export')}</Button>}
      {isOpening && <OpenDialog {...of} partnerIds={found.mayOpenFor} onClose={() => setOpening(false)} />}
    </div>
  )
}

function NoClaims({ isNone, change }: { readonly isNone: boolean; readonly change: Change }) {
  const t = useText()
  if (isNone) return <EmptyState title={t('money.noClaims')} text={t('money.noClaimsText')} />
  return <EmptyState title={t('money.noHits')} action={<Button onClick={() => change({ q: undefined, states: undefined, partner: undefined })}>{t('money.clear')}</Button>} />
}

function Loaded(of: OfMoney) {
  const { data, error, refetch } = useQuery(projectClaimsQuery, { variables: { id: of.project.id }, fetchPolicy: 'cache-and-network' })
  if (data) return <List of={of} found={data.projectClaims} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />
}

function List({ of, found }: { readonly of: OfMoney; readonly found: Claims }) {
  const t = useText()
  const [search, change] = useListSearch(claimListSearchSchema)
  const rows = shownOf(found.claims, search, usePartnerName(of.spending.partners))
  return (
    <>
      <Acts {...{ of, found, rows }} />
      <Standing standing={found.standing} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('money.searchClaims') }} filters={useFilters(of, search, change)} summary={t('money.claimCount', { count: rows.length })} />
      <DataTable
        {...{ caption: t('money.tab.claims'), columns: useColumns(of), rows, rowKey: ({ id }: ClaimBrief) => id }}
        sort={{ column: search.sort ?? 'number', descending: search.desc ?? search.sort === undefined }}
        onSort={({ column, descending }) => change({ sort: column as ClaimListSearch['sort'], desc: descending })}
        empty={<NoClaims isNone={found.claims.length === 0} change={change} />}
      />
    </>
  )
}

const names = ['partnerId', 'period'] as const

function OpenDialog({ project, spending, partnerIds, onClose }: OfMoney & { readonly partnerIds: readonly string[]; readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const nameOf = usePartnerName(spending.partners)
  const [form, setForm] = useState({ partnerId: partnerIds[0] ?? '', period: periodContaining('third', today < spending.endsOn ? today : spending.endsOn) })
  const [open] = useMutation(openProjectClaimMutation, { refetchQueries: [{ query: projectClaimsQuery, variables: { id: project.id } }] })
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const submit = () =>
    void state.run(
      async () => {
        const { data } = await open({ variables: { input: { projectId: project.id, ...form, period: form.period.trim() } } })
        showToast({ kind: 'done', text: t('money.open.done') })
        const id = data?.openProjectClaim.claim.id
        if (id) await navigate({ to: '/$lang/portfolio/claims/$id', params: { lang, id } })
      },
      claimPeriodIssue(form.period.trim(), spending) ? { period: t('money.needs.period') } : {}
    )
  return (
    <ActDialog prefix="open" title={t('money.open.title')} submit={t('money.open.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('money.open.text')}</p>
      {partnerIds.length > 1 && <SelectField id="open-partnerId" label={t('money.field.partner')} value={form.partnerId} error={state.refusal.fields.partnerId} options={partnerIds.map((id) => ({ value: id, label: nameOf(id) }))} onChange={({ target }) => setForm({ ...form, partnerId: target.value })} />}
      <TextField id="open-period" label={t('money.field.period')} help={t('money.help.period')} maxLength={7} value={form.period} error={state.refusal.fields.period} onChange={({ target }) => setForm({ ...form, period: target.value })} />
    </ActDialog>
  )
}
