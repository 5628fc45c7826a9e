/** Who carries a project out: the partners, their units and days, and the dialogs in which they are named and taken out. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { isSettled } from '@solmu/domain/portfolio/project.workflow.js'
import { useViewer } from '../../app/viewer.js'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { Button } from '../../ui/button.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { TextField } from '../../ui/form-field.js'
import { useFormat } from '../../ui/format.js'
import { useMoney } from '../../ui/money.js'
import { RemoveDialog } from '../../ui/remove-dialog.js'
import { Section } from '../../ui/section.js'
import { type Language, useLanguage, useLocalized, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { writtenText } from '../governance/written-text.js'
import { OrganisationField } from '../network/change/fields/organisation-field.js'
import { partnerUnitsQuery, type Project, removeProjectPartnerMutation, saveProjectPartnerMutation } from './portfolio.operations.js'
import styles from '../governance/governance.module.css'

type Partner = Project['partners'][number]
type Open = { readonly is: 'save'; readonly partner: Partner | null } | { readonly is: 'remove'; readonly partner: Partner }

export function PartnerSection({ project }: { readonly project: Project }) {
  const t = useText()
  const [open, setOpen] = useState<Open | null>(null)
  const mayEdit = project.mayEdit && !isSettled(project.stage)
  const onClose = () => setOpen(null)
  return (
    <Section title={t('portfolio.partners')} aside={mayEdit && <Button size="small" onClick={() => setOpen({ is: 'save', partner: null })}>{t('portfolio.partner.add')}</Button>}>
      <DataTable caption={t('portfolio.partnersTable')} columns={usePartnerColumns(mayEdit ? setOpen : null)} rows={project.partners} rowKey={({ id }) => id} />
      {open?.is === 'save' && <PartnerDialog project={project} partner={open.partner} onClose={onClose} />}
      {open?.is === 'remove' && <TakeOut project={project} partner={open.partner} onClose={onClose} />}
    </Section>
  )
}

function usePartnerColumns(open: ((open: Open) => void) | null): readonly Column<Partner>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const acts: Column<Partner> = {
    ...{ id: 'acts', header: '', spokenHeader: t('portfolio.partner.acts') },
    cell: (partner) => {
      const whose = <span className="visually-hidden">: {pick(partner.organisation.name)}</span>
      return (
        <>
          <Button size="small" variant="quiet" onClick={() => open?.({ is: 'save', partner })}>{t('portfolio.partner.change')}{whose}</Button>
          {!partner.isLead && <Button size="small" variant="quiet" onClick={() => open?.({ is: 'remove', partner })}>{t('portfolio.partner.remove')}{whose}</Button>}
        </>
      )
    }
  }
  return [
    { id: 'organisation', header: t('portfolio.field.organisation'), cell: (partner) => <Named partner={partner} /> },
    { id: 'units', header: t('portfolio.field.units'), cell: ({ units }) => units.map(({ name }) => pick(name)).join(', ') || t('portfolio.outside') },
    { id: 'from', header: t('portfolio.field.validFrom'), cell: ({ validFrom }) => format.day(validFrom) },
    { id: 'to', header: t('portfolio.field.validTo'), cell: ({ validTo }) => (validTo ? format.day(addDays(validTo, -1)) : t('portfolio.untilEnd')) },
    ...(open ? [acts] : [])
  ]
}

function Named({ partner: { organisation, isLead, budgetedAfter, costsAfter, openClaims } }: { readonly partner: Partner }) {
  const t = useText()
  const pick = useLocalized()
  const money = useMoney()
  // What is left to settle of a partner that leaves.
  const unsettled = [
    ...(budgetedAfter ? [t('portfolio.budgetedAfter', { amount: money(budgetedAfter) })] : []),
    ...(costsAfter ? [t('portfolio.costsAfter', { amount: money(costsAfter) })] : []),
    ...(openClaims > 0 ? [t('portfolio.openClaims', { count: openClaims })] : [])
  ]
  return (
    <>
      {pick(organisation.name)}
      {isLead && <span className={styles.below}>{t('portfolio.isLead')}</span>}
      {unsettled.map((text) => (
        <span key={text} className={styles.below}>
          <span className={styles.late}>{text}</span>
        </span>
      ))}
    </>
  )
}

type Of = { readonly project: Project; readonly onClose: () => void }

function TakeOut({ project, partner: { id, version, organisation }, onClose }: Of & { readonly partner: Partner }) {
  const t = useText()
  const pick = useLocalized()
  const [remove] = useMutation(removeProjectPartnerMutation)
  const act = async () => {
    await remove({ variables: { input: { projectId: project.id, partnerId: id, expectedVersion: version } } })
    showToast({ kind: 'done', text: t('portfolio.partner.removed') })
  }
  return (
    <RemoveDialog title={t('portfolio.partner.removeTitle', { name: pick(organisation.name) })} submit={t('portfolio.partner.remove')} remove={act} onClose={onClose}>
      {t('portfolio.partner.removeText')}
    </RemoveDialog>
  )
}

const names = ['organisationId', 'unitIds', 'validFrom', 'validTo'] as const
type Name = (typeof names)[number]

interface Form {
  readonly organisation: { readonly id: string; readonly name: Record<'fi' | 'sv' | 'en', string> } | null
  readonly unitIds: readonly string[]
  readonly validFrom: string
  /** Its last day, as people say it; the day after is what is kept. */
  readonly lastDay: string
}

const writtenPartner = ({ organisation, units, validFrom, validTo }: Partner, language: Language): Form => ({
  ...{ organisation: { id: organisation.id, name: writtenText(organisation.name) }, unitIds: units.map(({ id }) => id), validFrom: dayInField(validFrom, language) },
  lastDay: validTo === null ? '' : dayInField(addDays(validTo, -1), language)
})

function usePartnerForm(project: Project, partner: Partner | null) {
  const language = useLanguage()
  const { today } = useViewer()
  const first = partner ? writtenPartner(partner, language) : { organisation: null, unitIds: [], validFrom: dayInField(project.startsOn ?? today, language), lastDay: '' }
  const kept = useKeptForm<Form>(['project-partner', `${project.id}-${partner?.id ?? 'new'}`], first)
  const last = readDayText(kept.form.lastDay, today)
  return { ...kept, validFrom: readDayText(kept.form.validFrom, today), validTo: last && addDays(last, 1), isOdd: kept.form.lastDay.trim() !== '' && last === null }
}

function PartnerDialog({ project, partner, onClose }: Of & { readonly partner: Partner | null }) {
  const t = useText()
  const [save] = useMutation(saveProjectPartnerMutation)
  const { form, change, forget, validFrom, validTo, isOdd } = usePartnerForm(project, partner)
  const known = { ALREADY_EXISTS: { field: 'organisationId', text: t('portfolio.partner.isIn') } } as const
  const state = useAct<Name>({ names, known }, () => {
    forget()
    onClose()
  })
  const { fields: errors } = state.refusal
  const problems = { ...(form.organisation === null && { organisationId: t('portfolio.needs.organisationId') }), ...(validFrom === null && { validFrom: t('errors.INVALID_DATE') }), ...(isOdd && { validTo: t('errors.INVALID_DATE') }) }
  const submit = () =>
    void state.run(async () => {
      const seen = partner && { partnerId: partner.id, expectedVersion: partner.version }
      await save({ variables: { input: { projectId: project.id, ...seen, organisationId: form.organisation?.id ?? '', unitIds: [...form.unitIds], validFrom: validFrom ?? '', validTo } } })
      showToast({ kind: 'done', text: t('portfolio.partner.saved') })
    }, problems)
  return (
    <ActDialog prefix="partner" title={t(partner ? 'portfolio.partner.changeTitle' : 'portfolio.partner.add')} submit={t('portfolio.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('portfolio.partner.text')}</p>
      {partner === null && <OrganisationField id="partner-organisationId" label={t('portfolio.field.organisation')} help={t('portfolio.partner.organisationHelp')} value={form.organisation} {...(errors.organisationId && { error: errors.organisationId })} onChange={(organisation) => change({ organisation: organisation && { id: organisation.id, name: writtenText(organisation.name) }, unitIds: [] })} />}
      {form.organisation && <UnitBoxes organisationId={form.organisation.id} chosen={form.unitIds} onChange={(unitIds) => change({ unitIds })} />}
      <TextField id="partner-validFrom" label={t('portfolio.field.validFrom')} help={t('portfolio.dayHelp')} value={form.validFrom} error={errors.validFrom} onChange={({ target }) => change({ validFrom: target.value })} />
      <TextField id="partner-validTo" label={t('portfolio.partner.lastDay')} help={t('portfolio.partner.lastDayHelp')} value={form.lastDay} error={errors.validTo} isOptional onChange={({ target }) => change({ lastDay: target.value })} />
    </ActDialog>
  )
}

/** The units that the organisation runs today. */
function UnitBoxes({ organisationId, chosen, onChange }: { readonly organisationId: string; readonly chosen: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const { data } = useQuery(partnerUnitsQuery, { variables: { id: organisationId } })
  const units = data?.organisation.units.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today < validTo)) ?? []
  if (units.length === 0) return <p>{t('portfolio.outside')}</p>
  return (
    <fieldset className={styles.several}>
      <legend>{t('portfolio.field.units')}</legend>
      {units.map(({ unit: { id, name } }) => (
        <label key={id} className={styles.confirm}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))} />
          {pick(name)}
        </label>
      ))}
    </fieldset>
  )
}
