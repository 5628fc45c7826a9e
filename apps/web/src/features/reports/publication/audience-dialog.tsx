/** Adds an audience or changes its rule; what was published to it stays as it was. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { audienceDetails, audienceKinds } from '@solmu/domain/reports/publication.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { AudienceScope } from './audience-scope.js'
import { audienceFields, draftOf, faultsOf, inputOf, needsNewEdition, type AudienceDraft, type AudienceField } from './audience-draft.js'
import { OrganisationPicker } from './organisation-picker.js'
import { audiencesQuery, saveAudienceMutation, type Audience, type OrganisationChoice } from './publication.operations.js'
import styles from './publication.module.css'

export interface AudienceDialogProps {
  /** The one that is changed; a new one without it. */
  readonly audience?: Audience | undefined
  readonly onClose: () => void
}

/** What is written survives a reload; it goes when it is saved or thrown away. */
function useDraft(audience: Audience | undefined) {
  const { id } = useViewer()
  const name: DraftName = ['audience', id, audience ? `${audience.id} ${audience.version}` : 'new']
  const [draft, setDraft] = useState(() => ({ ...draftOf(audience), ...(readDraft(name) as AudienceDraft | null) }))
  function change(part: Partial<AudienceDraft>) {
    const next = { ...draft, ...part }
    keepDraft(name, next)
    setDraft(next)
  }
  return { draft, change, forget: () => forgetDraft(name) }
}

function useSave(audience: Audience | undefined, onDone: () => void) {
  const t = useText()
  const [mutate] = useMutation(saveAudienceMutation, { refetchQueries: [audiencesQuery] })
  const state = useAct<AudienceField>({ names: audienceFields, known: { STALE: { text: t('publication.audience.stale') } } }, onDone)
  const texts = { required: t('errors.REQUIRED'), threshold: t('publication.audience.thresholdWrong'), some: t('publication.audience.someWrong') }
  function save(draft: AudienceDraft) {
    void state.run(async () => {
      await mutate({ variables: { input: inputOf(draft, audience) } })
      showToast({ kind: 'done', text: t('publication.audience.saved') })
    }, faultsOf(draft, texts))
  }
  return { save, state }
}

interface CheckProps {
  readonly label: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
}

function Check({ label, isChecked, onChange }: CheckProps) {
  return (
    <label>
      <input type="checkbox" checked={isChecked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}

/** From when a change counts, and for what. */
function Consequences({ audience, draft }: { readonly audience: Audience | undefined; readonly draft: AudienceDraft }) {
  const t = useText()
  if (!audience) return <p className={styles.meta}>{t('publication.audience.fromNow')}</p>
  return (
    <FormNotice title={t('publication.audience.changes')}>
      <p>{t('publication.audience.changesText', { count: audience.publicationCount })}</p>
      {needsNewEdition(draft, audience) && <p>{t('publication.audience.moreCareful')}</p>}
    </FormNotice>
  )
}

const organisationOf = (audience: Audience | undefined): OrganisationChoice | null =>
  audience?.organisationId && audience.organisationName ? ({ id: audience.organisationId, name: audience.organisationName, businessId: null } as OrganisationChoice) : null

export function AudienceDialog({ audience, onClose }: AudienceDialogProps) {
  const t = useText()
  const { draft, change, forget } = useDraft(audience)
  const [organisation, setOrganisation] = useState(() => organisationOf(audience))
  const leave = () => {
    forget()
    onClose()
  }
  const { save, state } = useSave(audience, leave)
  const errorOf = (name: AudienceField) => state.refusal.fields[name]
  const bind = (name: Exclude<AudienceField, 'unitIds' | 'indicatorIds'>) => ({
    id: `audience-${name}`,
    label: t(`publication.audience.${name}`),
    value: draft[name],
    error: errorOf(name),
    onChange: ({ target: { value } }: { readonly target: { readonly value: string } }) => change({ [name]: value })
  })
  function choose(chosen: OrganisationChoice | null) {
    setOrganisation(chosen)
    // The name of the organisation serves as that of its readers until another one is written.
    const isNamed = draft.fi !== '' && draft.fi !== organisation?.name.fi
    change({ organisationId: chosen?.id ?? '', ...(chosen && !isNamed && chosen.name) })
  }
  return (
    <ActDialog
      title={t(audience ? 'publication.audience.changeTitle' : 'publication.audience.add')}
      submit={t('publication.audience.save')}
      width="44rem"
      prefix="audience"
      names={audienceFields}
      state={state}
      onSubmit={() => save(draft)}
      onClose={leave}
    >
      <SelectField {...bind('kind')} disabled={audience !== undefined} options={audienceKinds.map((value) => ({ value, label: t(`publication.audience.kind.${value}`) }))} />
      {draft.kind === 'public' && (
        <FormNotice title={t('publication.everybody')} isStrong>
          <p>{t('publication.everybodyText')}</p>
        </FormNotice>
      )}
      {draft.kind === 'funder' && !audience && <OrganisationPicker id="audience-organisationId" value={organisation} error={errorOf('organisationId')} onChange={choose} />}
      {audience && organisation && <TextField id="audience-organisationId" label={t('publication.audience.organisationId')} value={organisation.name.fi} disabled />}
      <TextField {...bind('fi')} maxLength={200} />
      <TextField {...bind('sv')} maxLength={200} isOptional />
      <TextField {...bind('en')} maxLength={200} isOptional />
      <SelectField {...bind('detail')} options={audienceDetails.map((value) => ({ value, label: t(`publication.audience.detail.${value}`) }))} />
      <AudienceScope draft={draft} change={change} errorOf={errorOf} />
      <TextField {...bind('personsThreshold')} inputMode="numeric" help={t('publication.audience.personsHelp')} />
      <TextField {...bind('surveyThreshold')} inputMode="numeric" help={t('publication.audience.surveyHelp')} />
      <fieldset className={styles.checks}>
        <legend>{t('publication.audience.more')}</legend>
        <Check label={t('publication.audience.showsZero')} isChecked={draft.showsZero} onChange={(showsZero) => change({ showsZero })} />
        <Check label={t('publication.audience.isActive')} isChecked={draft.isActive} onChange={(isActive) => change({ isActive })} />
      </fieldset>
      <Consequences audience={audience} draft={draft} />
    </ActDialog>
  )
}
